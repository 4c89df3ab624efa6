// 注文日: the usual spans end today and stay open, so that what comes in is in them.
import { fullDate } from '../text/format'

const DAY = 24 * 60 * 60 * 1000

export const SPANS = ['', 'today', 'week', 'month', 'quarter', 'year', 'own'] as const
export type Span = (typeof SPANS)[number]

const LENGTH = { today: 1, week: 7, month: 30, quarter: 90, year: 365 }

type Days = { from: string; until: string }

export const dayOf = (at: number) => fullDate(at).replaceAll('/', '-')

export function daysOf(span: Span, now: number): Days {
  if (span === '') return { from: '', until: '' }
  if (span === 'own') return { from: dayOf(now - (LENGTH.month - 1) * DAY), until: dayOf(now) }
  return { from: dayOf(now - (LENGTH[span] - 1) * DAY), until: '' }
}

/** Which of the spans these days are. */
export const spanOf = (days: Days, now: number): Span =>
  SPANS.find((s) => s !== 'own' && daysOf(s, now).from === days.from && days.until === '') ?? 'own'
