import type { SearchHit, SearchMonth } from '../host/types'

const JST = 9 * 60 * 60 * 1000

/** The month of a moment in Japan: 2026-11. */
export const monthOf = (at: number) => new Date(at + JST).toISOString().slice(0, 7)

/** Rows under the heads of their months; a month that goes on beyond the count has none. */
export type Line = { month: string; count: number } | { hit: SearchHit }

export const HEAD = 28
export const ROW = 76

export const isHead = (line: Line): line is { month: string; count: number } => 'month' in line

export function linesOf(hits: readonly SearchHit[], months: readonly SearchMonth[]): Line[] {
  const counts = new Map(months.map((m) => [m.month, m.count]))
  const lines: Line[] = []
  let month = ''
  for (const hit of hits) {
    const own = monthOf(hit.inquiry.last_at)
    if (own !== month) lines.push({ month: own, count: counts.get(own) ?? 0 })
    month = own
    lines.push({ hit })
  }
  return lines
}
