// What a text of the pretend shop promises, read far more simply than the program does.
import type { DraftRecord, RecordLine } from '../types'
import { bookWords } from './bookwords'

const REFUNDS = ['REFUND_PARTIAL', 'REFUND_FULL', 'REFUND_BANK', 'CANCEL_AFTER_SHIP', 'CANCEL_BEFORE_SHIP']

const labelOf = (type: string) => bookWords.kinds.find((k) => k.code === type)?.label ?? type

const line = (type: string, amount: number, over: Partial<RecordLine>): RecordLine => ({
  type,
  label: labelOf(type),
  amount,
  later: type === 'RETURN_SHIPPING_SHOP',
  choices: (REFUNDS.includes(type) ? REFUNDS : [type]).map((word) => ({ word, label: labelOf(word) })),
  ticked: false,
  confirm: false,
  may_confirm: true,
  from: 'text',
  words: '',
  start: 0,
  end: 0,
  missing: false,
  there: '',
  ...over,
})

/** As they stand with an answer on its way. */
export const ticked = (records: readonly DraftRecord[]) =>
  records.map((r) => line(r.type, r.amount, { ticked: true, confirm: r.confirm, from: 'person' }))

const FORMS: [string, RegExp][] = [
  ['REFUND_PARTIAL', /([\d,]+)円を?ご?返金(?:いた)?します/],
  ['COMP_POINT', /([\d,]+)ポイントを進呈(?:いた)?します/],
  ['RETURN_SHIPPING_SHOP', /着払いでご?返送ください/],
]

/** What is ticked, and what the text promises beside that. */
export function recordsOf(text: string, records: readonly DraftRecord[]): RecordLine[] {
  const all = ticked(records)
  for (const [type, form] of FORMS) {
    const found = form.exec(text)
    if (!found) continue
    const family = REFUNDS.includes(type) ? REFUNDS : [type]
    const at = all.findIndex((l) => family.includes(l.type))
    const words = { from: 'text', words: found[0], start: found.index, end: found.index + found[0].length }
    if (at >= 0) all[at] = { ...all[at], ...words } as RecordLine
    else all.push(line(type, Number((found[1] ?? '0').replaceAll(',', '')), { ...words, missing: true }))
  }
  return all
}
