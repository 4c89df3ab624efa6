import { expect, it } from 'vitest'
import { blankEntry } from '../host/blank.entry'
import { contentOf, withContent } from './ContentFields'

const line = {
  debit: '売上高',
  debit_sub: '',
  debit_tax: 'sales_return_10',
  credit: '売掛金',
  credit_sub: '',
  credit_tax: 'out_of_scope',
  amount: 1100,
  rate: 10,
  tax_yen: 100,
  tax_source: 'calculated',
}

const changed = (tax_source: string) => {
  const e = { ...blankEntry, lines: [{ ...line, tax_source }] }
  const c = contentOf(e)
  return withContent(e, { ...c, lines: c.lines.map((l) => ({ ...l, amount: '2200' })) }).lines[0]
}

it('forgets the tax of an amount that was changed, and keeps that its rate was only assumed', () => {
  expect(changed('user')).toEqual({ ...line, amount: 2200, tax_yen: 0, tax_source: '' })
  expect(changed('assumed')).toMatchObject({ amount: 2200, tax_source: 'assumed' })
})
