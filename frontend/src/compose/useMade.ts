import { type RefObject, useRef, useState } from 'react'
import type { Ask, Composed, DraftFacts, DraftRecord, Refilled } from '../host/types'
import { replaceIn } from './edit'

type Words = { text: string; facts: DraftFacts }

type Needs = {
  field: RefObject<HTMLTextAreaElement | null>
  draft: Words
  change: (part: { facts: DraftFacts }) => void
  save: () => unknown
  refill: (words: Words) => Promise<Refilled>
}

/** Replaces what differs, so that the field's own undo takes one step back. */
function become(field: HTMLTextAreaElement, text: string) {
  const before = field.value
  if (before === text) return
  const most = Math.min(before.length, text.length)
  let head = 0
  while (head < most && before[head] === text[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  replaceIn(field, head, before.length - tail, text.slice(head, text.length - tail))
}

/** What an answer is made of: templates that are put in, facts that are typed, values that are renewed. */
export function useMade({ field, draft, change, save, refill }: Needs) {
  const [asks, setAsks] = useState<Ask[]>([])
  const facts = useRef(draft.facts)
  facts.current = draft.facts
  const keep = (next: DraftFacts) => {
    facts.current = next
    change({ facts: next })
  }
  const close = () => {
    setAsks([])
    field.current?.focus()
  }
  const put = (composed: Composed, template: number, replace: boolean) => {
    const text = field.current
    if (!text) return
    const end = text.value.length
    replaceIn(text, replace ? 0 : text.selectionStart, replace ? end : text.selectionEnd, composed.text)
    const part = { template, text: composed.text, values: composed.values }
    keep({ ...facts.current, parts: [...(replace ? [] : facts.current.parts), part] })
    setAsks(composed.asks)
  }
  /** Asks the program for the text of today; words typed meanwhile are asked for once more. */
  const renew = async (typed: Record<string, string> = {}) => {
    const wanted = { ...facts.current, typed: { ...facts.current.typed, ...typed } }
    let before = field.current?.value ?? ''
    let now = await refill({ text: before, facts: wanted })
    while (field.current && field.current.value !== before) {
      before = field.current.value
      now = await refill({ text: before, facts: wanted })
    }
    if (field.current) become(field.current, now.text)
    keep(now.facts)
    void save()
    return now
  }
  const answer = async (typed: Record<string, string>) => {
    const now = await renew(typed)
    const next = now.asks.filter((a) => !(a.name in typed))
    if (next.length > 0) setAsks(next)
    else close()
  }
  const tick = (step: string) => {
    const { ticked } = facts.current
    keep({
      ...facts.current,
      ticked: ticked.includes(step) ? ticked.filter((s) => s !== step) : [...ticked, step],
    })
  }
  const record = (records: DraftRecord[]) => {
    keep({ ...facts.current, records })
    void save()
  }
  return { asks, put, renew, answer, tick, record, ask: setAsks, close }
}
