import { expect, it } from 'vitest'
import type { BookKind } from '../host/types'
import { isEnough, NOTHING_TYPED, wishOf } from './wish'

const row = (debit_tax: string) => ({
  debit: 'freight',
  debit_tax,
  credit: 'payable',
  credit_tax: '',
  fee: false,
})
const variant = (code: string, debit_tax: string) => ({
  code,
  label: code,
  rows: [row(debit_tax)],
  settled_by: '',
  unsure: false,
})

const outlay: BookKind = {
  code: 'RETURN_SHIPPING_SHOP',
  label: '',
  help: '',
  variants: [variant('taxed', 'purchase'), variant('untaxed', '')],
  incoming: false,
  refund: false,
  outlay: true,
}

it('says amounts rate by rate only where there is a tax', () => {
  const typed = {
    ...NOTHING_TYPED,
    type: outlay.code,
    byRate: true,
    amount: '500',
    parts: { 10: '300', 8: 'x' },
  }
  expect(wishOf({ ...typed, variant: 'taxed' }, outlay, 0)).toMatchObject({
    amount: 0,
    amounts: [{ rate: 10, amount: 300 }],
  })
  const untaxed = { ...typed, variant: 'untaxed' }
  const wish = wishOf(untaxed, outlay, 0)
  expect(wish).toMatchObject({ amount: 500, amounts: [] })
  expect(isEnough(untaxed, outlay, wish)).toBe(true)
})
