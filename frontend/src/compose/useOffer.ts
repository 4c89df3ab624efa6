import { type KeyboardEvent, useState } from 'react'
import type { Suggestion } from '../host/types'

const MOST = 3
const NONE: readonly Suggestion[] = []

/** The templates that fit, while the text is empty: the arrows choose, Enter puts one in. */
export function useOffer(
  found: readonly Suggestion[] = NONE,
  empty: boolean,
  put: (template: number) => Promise<void>,
) {
  const [at, setAt] = useState(0)
  const offers = empty ? found.slice(0, MOST) : []
  const take = ({ id }: Suggestion) => put(id)
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
