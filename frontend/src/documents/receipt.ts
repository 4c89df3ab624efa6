// What a person types of a receipt, and the wish that the program makes a paper of.
import { RATES, yenOf } from '../books/wish'
import type { ReceiptDraft, ReceiptWish } from '../host/types'

export type Typed = {
  name: string
  /** The customer has said that it goes without a name. */
  none: boolean
  for: string
  supplied: string
  method: string
  way: string
  items: boolean
  points: boolean
  reason: string
  /** By rate, as text; used where the order says nothing of its rates. */
  parts: Record<number, string>
}

export const typedOf = (w: ReceiptWish): Typed => ({
  name: w.name,
  none: w.name_confirmed,
  for: w.for,
  supplied: w.traded,
  method: w.method,
  way: w.way || 'mail',
  items: true,
  points: w.points_shown,
  reason: w.reason,
  parts: {},
})

/** No name is a name that has to be asked for. */
export const isNameless = (name: string) => ['', '上様', '上'].includes(name.trim())

export function wishOf(of: ReceiptWish, t: Typed): ReceiptWish {
  const rates = RATES.flatMap((rate) => {
    const amount = yenOf(t.parts[rate] ?? '') ?? 0
    return amount > 0 ? [{ rate, amount, tax: 0 }] : []
  })
  return {
    ...of,
    name: t.name.trim(),
    name_confirmed: t.none,
    for: t.for,
    traded: t.supplied,
    method: t.method,
    way: t.way,
    items_shown: t.items,
    points_shown: t.points,
    reason: t.reason,
    rates,
  }
}

/** Whether the order leaves open what comes at which rate. */
export const wantsRates = (d: ReceiptDraft, t: Typed) =>
  Object.values(t.parts).some((text) => text !== '') ||
  (d.amount === 0 && d.blocks.some((b) => b.code === 'receipt_amount'))
