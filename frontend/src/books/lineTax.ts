// The tax of a line: which side carries it, and what may stand there.
import type { BookLine, EntryWord } from '../host/types'

/** What a line without a word of its tax is too. */
export const OUT = 'out_of_scope'

const isOut = (key: string) => key === OUT || key === ''

type Side = 'debit_tax' | 'credit_tax'

/** The side that carries the tax; where none does it is the debit. */
export const taxedSide = (l: BookLine): Side =>
  isOut(l.debit_tax) && !isOut(l.credit_tax) ? 'credit_tax' : 'debit_tax'

/** sales_return_8r is at 8 %. */
const rateOf = (key: string) => (/_10(_|$)/.test(key) ? 10 : /_8r(_|$)/.test(key) ? 8 : 0)

const family = (key: string) => key.replace(/_(10|8r)(_.*)?$/, '')

/** The taxes that may stand where this one does: a sale never becomes a purchase. An exempt shop has no choice. */
export function taxesFor(is: string, all: readonly EntryWord[]) {
  const near = all.filter((t) => isOut(t.word) || isOut(is) || family(t.word) === family(is))
  return new Set(near.map((t) => t.label)).size > 1 ? near : []
}

/** The line at another tax; what was said of the yen of the old one is forgotten. */
export const withTax = (l: BookLine, side: Side, key: string): BookLine => ({
  ...l,
  [side]: key,
  rate: rateOf(key),
  tax_yen: 0,
  tax_source: '',
})
