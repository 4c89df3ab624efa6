import type { Methods } from '../methods'
import type { Desk } from './desk'

const DAY = 24 * 60 * 60 * 1000
const iso = (at: number) => new Date(at + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** The figures of the pretend shop: counted from its rows, with answer times as of a shop that answers within a day. */
export function report(desk: Desk, { from, to, account }: Methods['Report'][0]): Methods['Report'][1] {
  const rows = [...desk.rows.values()].filter((r) => !account || r.account === account)
  const now = {
    came: 62,
    answered: 55,
    open: 7,
    median: 312,
    median_open: 144,
    slow_open: 546,
    slow: 870,
    within24h: 53,
    one_reply: 30,
    settled: 42,
    orders: 970,
  }
  return {
    from: from || iso(desk.now - 29 * DAY),
    to: to || iso(desk.now),
    days: from && to ? Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1 : 30,
    now,
    before: {
      ...now,
      came: 59,
      median: 330,
      median_open: 174,
      within24h: 52,
      one_reply: 30,
      settled: 42,
      orders: 880,
    },
    accounts: [
      { name: '楽天 見本堂', n: 34, before: 31 },
      { name: 'Yahoo! 見本堂', n: 17, before: 18 },
    ],
    topics: [
      { name: '配送状況・納期', n: 21, before: 26 },
      { name: '返品・交換・不良', n: 9, before: 8 },
      { name: '', n: 4, before: 3 },
    ],
    weeks: Array.from({ length: 12 }, (_, i) => ({
      to: iso(desk.now - (11 - i) * 7 * DAY),
      came: 12 + (i % 4),
      answered: i === 2 ? 0 : 11,
      median: 240 - i * 8,
      slow: 900 - i * 30,
    })),
    hours: Array.from({ length: 7 }, (_, d) =>
      Array.from({ length: 24 }, (_, h) => (h > 8 && h < 23 ? (h + d) % 5 : 0)),
    ),
    first_at: desk.now - 400 * DAY,
    oldest_open: desk.now - 3 * DAY,
    open: 14,
    late: 3,
    inquiries: rows.length,
    orders: 970,
    pending: [],
  }
}
