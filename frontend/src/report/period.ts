import { fullDate } from '../text/format'

const DAY = 24 * 60 * 60 * 1000

export type Span = 'week' | 'month' | 'quarter' | 'own'
export const SPANS: readonly Span[] = ['week', 'month', 'quarter', 'own']

const LENGTH = { week: 7, month: 30, quarter: 84 }

export const dayOf = (at: number) => fullDate(at).replaceAll('/', '-')

/** The days of a usual period that ends today. */
export function daysOf(span: Exclude<Span, 'own'>, now: number) {
  return { from: dayOf(now - (LENGTH[span] - 1) * DAY), to: dayOf(now) }
}

/** 96.8, or null when nothing was counted. */
export const rate = (n: number, of: number) => (of > 0 ? (n * 100) / of : null)
