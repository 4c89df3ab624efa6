import { expect, it } from 'vitest'
import { blankEntry } from '../host/blank.entry'
import { contentOf, withContent } from './content'
import { taxedSide, taxesFor, withTax } from './lineTax'

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

const word = (word: string) => ({ word, label: word })

it('offers the taxes of the same side of the deal, and brings the rate with them', () => {
  const all = ['sales_return_10', 'sales_return_8r', 'sales_10', 'purchase_10_qualified', 'out_of_scope'].map(
    word,
  )
  expect(taxesFor('sales_return_10', all).map((t) => t.word)).toEqual([
    'sales_return_10',
    'sales_return_8r',
    'out_of_scope',
  ])
  expect(taxesFor('out_of_scope', all)).toEqual(all)
  expect(
    taxesFor(
      'sales_10',
      all.map((t) => ({ ...t, label: '対象外' })),
    ),
  ).toEqual([])
  const reduced = { ...line, debit_tax: 'sales_return_8r', rate: 8, tax_yen: 0, tax_source: '' }
  expect(withTax(line, taxedSide(line), 'sales_return_8r')).toEqual(reduced)
  const back = { ...line, debit_tax: 'out_of_scope', credit_tax: 'purchase_10_transitional70' }
  expect(withTax(back, taxedSide(back), 'out_of_scope')).toMatchObject({
    credit_tax: 'out_of_scope',
    rate: 0,
  })
})

it('takes a line without a word of its tax for one that is out of scope', () => {
  const all = ['sales_10', 'purchase_10_qualified', 'out_of_scope'].map(word)
  expect(taxedSide({ ...line, debit_tax: '', credit_tax: 'sales_10' })).toBe('credit_tax')
  expect(taxedSide({ ...line, debit_tax: 'sales_return_10', credit_tax: '' })).toBe('debit_tax')
  expect(taxesFor('', all)).toEqual(all)
})
