// What a paper comes to at each rate, as a person types it.
import { RATES, yenOf } from '../books/wish'
import type { DocumentRate } from '../host/types'

/** The rates that were said; their tax is reckoned by the program. */
export const ratesOf = (typed: Record<number, string>): DocumentRate[] =>
  RATES.map((rate) => ({ rate, amount: yenOf(typed[rate] ?? '') ?? 0, tax: 0 })).filter((r) => r.amount > 0)

/** The first rate whose amount cannot be read. */
export const unreadRate = (typed: Record<number, string>) =>
  RATES.find((rate) => yenOf(typed[rate] ?? '') === null)

export const sumOf = (rates: DocumentRate[]) => rates.reduce((n, r) => n + r.amount, 0)
