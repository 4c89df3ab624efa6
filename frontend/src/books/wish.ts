// What a person types into the form, and the wish that the program makes an entry of.
import { blankWish } from '../host/blank.entry'
import type { BookKind, BookVariant, EntryWish } from '../host/types'

export const RATES = [10, 8, 0] as const

export type Typed = {
  order: string
  type: string
  variant: string
  date: string
  /** The whole order goes back. */
  whole: boolean
  byRate: boolean
  amount: string
  /** By rate, as text. */
  parts: Record<number, string>
  partner: string
  bank: string
  fee: string
  invoice: string
  memo: string
  note: string
}

export const NOTHING_TYPED: Typed = {
  order: '',
  type: '',
  variant: '',
  date: '',
  whole: true,
  byRate: false,
  amount: '',
  parts: {},
  partner: '',
  bank: '',
  fee: '',
  invoice: '',
  memo: '',
  note: '',
}

/** 1,200 円 and １２００ are 1200; null is no number, nor is 12,00. Nothing typed is nothing. */
export function yenOf(text: string) {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s¥円]/g, '')
    .replaceAll('、', ',')
  if (typed === '') return 0
  const plain = /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(',', '') : typed
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}

/** Everything that is given back of an order is so by name. */
const WHOLE = ['REFUND_FULL', 'CANCEL_BEFORE_SHIP', 'CANCEL_AFTER_SHIP', 'REFUND_BANK']

export const isUsuallyWhole = (type: string) => WHOLE.includes(type)

export const variantOf = (t: Typed, kind: BookKind): BookVariant | undefined =>
  kind.variants.find((v) => v.code === t.variant) ?? kind.variants[0]

/** Whether there is anything to say rate by rate: where no tax is, there are no rates. */
export const hasRates = (t: Typed, kind: BookKind | undefined) =>
  kind !== undefined &&
  (kind.refund ||
    (variantOf(t, kind)?.rows.some((r) => !r.fee && (r.debit_tax !== '' || r.credit_tax !== '')) ?? false))

export const isByRate = (t: Typed, kind: BookKind | undefined) => t.byRate && hasRates(t, kind)

const numbers = (t: Typed, kind: BookKind | undefined) => [
  t.fee,
  ...(isByRate(t, kind) ? Object.values(t.parts) : [t.amount]),
]

/** Whether every amount can be read. */
export const readable = (t: Typed, kind: BookKind | undefined) =>
  numbers(t, kind).every((text) => yenOf(text) !== null)

export function wishOf(t: Typed, kind: BookKind | undefined, inquiry: number): EntryWish {
  const whole = t.whole && (kind?.refund ?? false)
  const byRate = isByRate(t, kind)
  const amounts = RATES.map((rate) => ({
    rate,
    amount: yenOf(t.parts[rate] ?? '') ?? 0,
    tax_yen: 0,
    tax_source: '',
  }))
  return {
    ...blankWish,
    id: inquiry,
    order: t.order,
    type: t.type,
    variant: t.variant,
    date: t.date,
    amount: whole || byRate ? 0 : (yenOf(t.amount) ?? 0),
    amounts: !whole && byRate ? amounts.filter((a) => a.amount > 0) : [],
    partner: t.partner,
    bank: t.bank,
    fee: yenOf(t.fee) ?? 0,
    invoice: t.invoice,
    memo: t.memo,
    note: t.note,
  }
}

/** Whether enough is said for the program to make an entry of it. */
export const isEnough = (t: Typed, kind: BookKind | undefined, w: EntryWish) =>
  kind !== undefined &&
  readable(t, kind) &&
  ((t.whole && kind.refund) || w.amount > 0 || w.amounts.length > 0)
