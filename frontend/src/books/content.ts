// What of an entry a person may write again, and the entry that comes of it.
import type { BookLine, Entry } from '../host/types'
import { yenOf } from './wish'

/** What of an entry a person may write: the amounts stay text until they are read. */
export type Content = {
  date: string
  memo: string
  note: string
  /** Of an entry without a journal. */
  amount: string
  lines: { line: BookLine; amount: string }[]
}

export const contentOf = (e: Entry): Content => ({
  date: e.date,
  memo: e.memo,
  note: e.note,
  amount: String(e.amount),
  lines: e.lines.map((line) => ({ line, amount: String(line.amount) })),
})

export const isReadable = (c: Content) =>
  yenOf(c.amount) !== null && c.lines.every((l) => (yenOf(l.amount) ?? 0) > 0)

/** The program has chosen the rate: the order does not say it. */
export const isGuessed = (l: BookLine) => l.tax_source === 'assumed' || l.tax_source === 'shared'

export const unsaid = { tax_yen: 0, tax_source: '' }

/** A changed amount has the tax of the amount, not of what stood before; its rate is no surer. */
function lineOf({ line, amount }: Content['lines'][number]): BookLine {
  if (yenOf(amount) === line.amount) return line
  return { ...line, amount: yenOf(amount) ?? 0, ...(isGuessed(line) ? {} : unsaid) }
}

export function withContent(e: Entry, c: Content): Entry {
  const lines = c.lines.map(lineOf)
  return { ...e, date: c.date, memo: c.memo, note: c.note, amount: yenOf(c.amount) ?? 0, lines }
}
