// A month of the pretend books, added up as the desk does.
import type { Entry, MonthMall, MonthPage, MonthRow, MonthSums } from '../types'

const none: MonthSums = {
  return_10: 0,
  tax_10: 0,
  return_8: 0,
  tax_8: 0,
  cancelled: 0,
  cancelled_yen: 0,
  back: 0,
  again: 0,
  points: 0,
  cash: 0,
  gifts: 0,
  fees: 0,
  repairs: 0,
  mall: 0,
  bank: 0,
  later: 0,
}

const blank: MonthRow = {
  type: '',
  label: '',
  journal: true,
  count: 0,
  amount: 0,
  amount_10: 0,
  tax_10: 0,
  amount_8: 0,
  tax_8: 0,
  amount_0: 0,
  count_then: 0,
  amount_then: 0,
}

const add = (a: MonthRow, e: Entry, then: boolean): MonthRow => {
  if (then) return { ...a, count_then: a.count_then + 1, amount_then: a.amount_then + e.amount }
  const at = (rate: number) => e.lines.filter((l) => l.rate === rate)
  const sum = (rate: number, of: 'amount' | 'tax_yen') => at(rate).reduce((n, l) => n + l[of], 0)
  return {
    ...a,
    count: a.count + 1,
    amount: a.amount + e.amount,
    amount_10: a.amount_10 + sum(10, 'amount'),
    tax_10: a.tax_10 + sum(10, 'tax_yen'),
    amount_8: a.amount_8 + sum(8, 'amount'),
    tax_8: a.tax_8 + sum(8, 'tax_yen'),
    amount_0: a.amount_0 + sum(0, 'amount'),
  }
}

const refunds = (all: readonly Entry[]) =>
  all.filter((e) => e.lines[0]?.debit_tax.startsWith('sales_return')).reduce((n, e) => n + e.amount, 0)

function mall(channel: string, now: readonly Entry[], then: readonly Entry[]): MonthMall {
  const rows: MonthRow[] = []
  for (const [all, old] of [
    [now, false],
    [then, true],
  ] as const)
    for (const e of all) {
      const i = rows.findIndex((r) => r.type === e.type)
      const was = rows[i] ?? { ...blank, type: e.type, label: e.type_label, journal: e.lines.length > 0 }
      rows.splice(i < 0 ? rows.length : i, i < 0 ? 0 : 1, add(was, e, old))
    }
  const booked = (all: readonly Entry[]) => all.filter((e) => e.lines.length > 0)
  const total = [...booked(now)].reduce((t, e) => add(t, e, false), blank)
  const receipts = (all: readonly Entry[]) => all.filter((e) => e.type === 'RECEIPT_ISSUED').length
  return {
    channel,
    label: channel ? ([...now, ...then][0]?.channel_name ?? '') : '',
    rows,
    total: booked(then).reduce((t, e) => add(t, e, true), total),
    now: { ...none, return_10: refunds(now), mall: total.amount },
    before: { ...none, return_10: refunds(then) },
    receipts: receipts(now),
    receipts_then: receipts(then),
  }
}

/** 2026-11 and -1 is 2026-10. */
const shift = (month: string, by: number) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7)

/** The sheet of a month. */
export function monthSheet(month: string, all: readonly Entry[], locked: boolean): MonthPage {
  const stands = all.filter((e) => e.status !== 'draft')
  const of = (m: string) => stands.filter((e) => e.date.startsWith(m))
  const [now, before] = [of(month), of(shift(month, -1))]
  const channels = [...new Set([...now, ...before].map((e) => e.channel))]
  const one = (c: string) => (e: Entry) => e.channel === c
  return {
    sheet: {
      month,
      before: shift(month, -1),
      malls: channels.map((c) => mall(c, now.filter(one(c)), before.filter(one(c)))),
      whole: mall('', now, before),
      series: Array.from({ length: 13 }, (_, i) => shift(month, i - 12)).map((m) => ({
        month: m,
        refunds: refunds(of(m)),
        postage: 0,
        amends: 0,
        receipts: 0,
      })),
      reasons: now.map((e) => ({
        channel: e.channel,
        mall: e.channel_name,
        type: e.type,
        label: e.type_label,
        reason: e.memo,
        count: 1,
        amount: e.amount,
      })),
    },
    drafts: all.filter((e) => e.status === 'draft' && e.date.startsWith(month)).length,
    locked,
    locked_at: 0,
    locked_by: '',
  }
}
