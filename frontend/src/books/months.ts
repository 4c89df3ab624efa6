// Months of the books, as days: 2026-11 is 2026-11-01 to 2026-11-30, in Japan.
import type { EntryMonth } from '../host/types'
import { dayOf } from '../report/period'
import { count } from '../text/format'

export const monthOf = (at: number) => dayOf(at).slice(0, 7)

export function daysOf(month: string) {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${last}` }
}

export const slashed = (day: string) => day.replaceAll('-', '/')

/** The months to choose from, the newest first: those that hold entries, this one, and the one before it. */
export function monthsOf(all: readonly EntryMonth[], now: number) {
  const current = monthOf(now)
  const before = monthOf(Date.parse(`${current}-01T00:00:00+09:00`) - 1)
  return [...new Set([current, before, ...all.map((m) => m.month)])].sort().reverse()
}

/** EV-202611-0003 is of 2026-11. */
export const monthOfEvent = (event: string) => `${event.slice(3, 7)}-${event.slice(7, 9)}`

/** A difference, with its sign. */
export const signed = (n: number) => (n > 0 ? `+${count(n)}` : count(n))
