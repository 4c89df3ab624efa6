import { type KeyboardEvent, useState } from 'react'
import { call } from '../host/api'
import { useSuggested } from '../host/queries/compose'
import type { Composed, Suggestion, Thread } from '../host/types'

const MOST = 3

/** The templates that fit, while the answer is empty: the arrows choose, Enter puts one in. */
export function useOffer(
  thread: Thread,
  empty: boolean,
  put: (composed: Composed, template: number) => void,
) {
  const { id, order_number } = thread.inquiry
  const [at, setAt] = useState(0)
  const found = useSuggested(id, thread.newest_id, order_number).data?.suggestions ?? []
  const offers = empty ? found.slice(0, MOST) : []
  const take = async ({ id: template }: Suggestion) =>
    put(await call('Compose', { id, template, typed: {} }), template)
  /** True when the key was meant for the offers. */
  const hear = (e: KeyboardEvent) => {
    if (offers.length === 0 || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0
    const chosen = offers[at]
    if (step) setAt(Math.min(offers.length - 1, Math.max(0, at + step)))
    else if (e.key === 'Enter' && chosen) void take(chosen)
    else return false
    e.preventDefault()
    return true
  }
  return { offers, all: found.map((o) => o.id), at, hear, take }
}
