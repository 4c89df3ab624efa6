import { useEffect, useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { BatchPart, BulkRefusal, Row } from '../host/types'

/** So few at a time that the number moves and 「止める」 works. */
const STEP = 10
const SHOPS_OWN_HOLD = -1

export type Batch = ReturnType<typeof useBatch>

/** Makes the texts step by step, and sends what was read step by step. */
export function useBatch(rows: readonly Row[], template: number) {
  const [parts, setParts] = useState<BatchPart[]>([])
  const [error, setError] = useState<unknown>(null)
  const [sent, setSent] = useState<{ ids: number[]; refused: BulkRefusal[]; busy: boolean } | null>(null)
  const { mutateAsync: send } = useAction('BatchSend')
  const stopped = useRef(false)
  const [ids] = useState(() => rows.map((r) => r.id))
  useEffect(() => {
    let left = false
    const make = async () => {
      for (let i = 0; i < ids.length && !left && !stopped.current; i += STEP) {
        const { parts: some } = await call('BatchPreview', { template, ids: ids.slice(i, i + STEP) })
        if (!left) setParts((all) => [...all, ...some])
      }
    }
    stopped.current = false
    setParts([])
    setError(null)
    if (template) make().catch(setError)
    return () => {
      left = true
    }
  }, [template, ids])
  const run = async (chosen: readonly BatchPart[], done: boolean) => {
    const result = { ids: [] as number[], refused: [] as BulkRefusal[], busy: true }
    stopped.current = false
    setSent(result)
    try {
      for (let i = 0; i < chosen.length && !stopped.current; i += STEP) {
        const texts = chosen.slice(i, i + STEP).map((p) => ({
          id: p.inquiry.id,
          text: p.text,
          seen_id: p.seen_id,
          accepted: p.problems.map((one) => one.key),
        }))
        const step = await send({ template, parts: texts, done, hold: SHOPS_OWN_HOLD })
        result.ids.push(...step.sent.map((o) => o.inquiry_id))
        result.refused.push(...step.refused)
        setSent({ ...result })
      }
    } catch (problem) {
      setError(problem)
    }
    setSent({ ...result, busy: false })
  }
  const stop = () => {
    stopped.current = true
  }
  return { parts, all: ids.length, error, sent, run, stop, made: parts.length === ids.length }
}
