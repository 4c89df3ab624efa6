import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { BatchPart, BulkRefusal, DraftFacts, Row } from '../host/types'

/** So few at a time that the number moves and 「止める」 works. */
const STEP = 10
const SHOPS_OWN_HOLD = -1

export type Batch = ReturnType<typeof useBatch>

/** A text for one customer, with what a person has made of it. */
export type Made = BatchPart & { facts: DraftFacts; accepted: string[]; edited: boolean }

/** How they leave: when, whether the inquiries are done then, whether somebody agrees first. */
export type Leave = { done: boolean; at?: number; ask?: boolean; note?: string }

type Typed = Record<string, string>

const madeOf = (part: BatchPart, template: number, typed: Typed): Made => ({
  ...part,
  facts: { typed, parts: [{ template, text: part.text, values: part.values }], ticked: [], records: [] },
  accepted: [],
  edited: false,
})

const textOf = (p: Made) => ({
  id: p.inquiry.id,
  text: p.text,
  facts: p.facts,
  seen_id: p.seen_id,
  accepted: p.problems.map((one) => one.key),
})

/** Makes the texts step by step, and sends what was read step by step. */
export function useBatch(rows: readonly Row[], template: number) {
  const [parts, setParts] = useState<Made[]>([])
  const [error, setError] = useState<unknown>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const { mutateAsync: send } = useAction('BatchSend')
  const stopped = useRef(false)
  const typed = useRef<Typed>({})
  const [ids] = useState(() => rows.map((r) => r.id))
  const make = useCallback(
    async (which: readonly number[], take: (some: Made[]) => boolean) => {
      for (let i = 0; i < which.length && !stopped.current; i += STEP) {
        const asked = { template, ids: which.slice(i, i + STEP), typed: typed.current }
        const { parts: some } = await call('BatchPreview', asked)
        if (!take(some.map((p) => madeOf(p, template, asked.typed)))) return
      }
    },
    [template],
  )
  useEffect(() => {
    let left = false
    stopped.current = false
    typed.current = {}
    setParts([])
    setError(null)
    const take = (some: Made[]) => {
      if (!left) setParts((all) => [...all, ...some])
      return !left
    }
    make(ids, take).catch(setError)
    return () => {
      left = true
    }
  }, [make, ids])
  const update = useCallback(
    (id: number, over: Partial<Made>) =>
      setParts((all) => all.map((p) => (p.inquiry.id === id ? { ...p, ...over } : p))),
    [],
  )
  /** The same words for all that lack them; what a person has changed stays as it is. */
  const fill = async (words: Typed) => {
    typed.current = { ...typed.current, ...words }
    const lacking = parts.filter((p) => !p.edited && p.asks.some((a) => a.name in words))
    await make(
      lacking.map((p) => p.inquiry.id),
      (some) => {
        for (const one of some) update(one.inquiry.id, one)
        return true
      },
    )
  }
  const run = async (chosen: readonly Made[], leave: Leave) => {
    const result: Sent = { ids: [], asked: [], refused: [], busy: true }
    stopped.current = false
    setSent(result)
    const { done, at = 0, ask: wish = false, note = '' } = leave
    const pass = async (some: readonly Made[], ask: boolean) => {
      for (let i = 0; i < some.length && !stopped.current; i += STEP) {
        const texts = some.slice(i, i + STEP).map(textOf)
        const step = await send({ template, parts: texts, done, hold: SHOPS_OWN_HOLD, at, ask, note })
        result.ids.push(...step.sent.map((o) => o.inquiry_id))
        result.asked.push(...step.asked)
        result.refused.push(...step.refused)
        setSent({ ...result })
      }
    }
    const asks = (p: Made) => wish || p.must_ask !== ''
    try {
      await pass(
        chosen.filter((p) => !asks(p)),
        false,
      )
      await pass(chosen.filter(asks), true)
    } catch (problem) {
      setError(problem)
    }
    setSent({ ...result, busy: false })
  }
  const stop = () => {
    stopped.current = true
  }
  return { parts, all: ids.length, error, sent, update, fill, run, stop, made: parts.length === ids.length }
}

type Sent = { ids: number[]; asked: number[]; refused: BulkRefusal[]; busy: boolean }
