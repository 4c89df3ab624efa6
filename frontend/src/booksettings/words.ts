// The shop's own words for one accounting program, laid over ours.
import type { BookPackage, BookRename, Books, BookTax, BookWords } from '../host/types'

const NO_WORDS: BookWords = {
  edition: '',
  encoding: '',
  tag: '',
  no_tag: false,
  taxes: [],
  accounts: [],
  subs: [],
  sub_of: [],
  replace: [],
  columns: [],
  due_in: 0,
}

export const wordsOf = (b: Books, kind: string) => b.packages.find((p) => p.kind === kind)?.words ?? NO_WORDS

export const withWords = (b: Books, kind: string, words: BookWords): Books => ({
  ...b,
  packages: [...b.packages.filter((p) => p.kind !== kind), { kind, words }],
})

/** A tax as the program calls it now: by the shop's word, or by ours. */
export function taxNow(own: BookWords, usual: BookTax) {
  const changed = own.taxes.find((t) => t.key === usual.key)
  const same = changed === undefined || (changed.text === usual.text && changed.invoice === usual.invoice)
  return {
    text: changed?.text ?? usual.text,
    invoice: changed?.invoice ?? usual.invoice,
    changed: !same,
    unsure: changed ? changed.unsure : usual.unsure,
  }
}

/** The own taxes with another word for one of them; null takes it back. */
export function withTax(own: BookWords, usual: BookTax, over: { text?: string; invoice?: string } | null) {
  const others = own.taxes.filter((t) => t.key !== usual.key)
  if (!over) return others
  const { text, invoice } = { ...taxNow(own, usual), ...over }
  return [...others, { key: usual.key, text, invoice, unsure: false }]
}

/** Of which program the words are; undefined for none. */
export const programOf = (b: Books | undefined, all: readonly BookPackage[]) =>
  all.find((p) => p.kind === b?.package)

export const without = (all: readonly BookRename[], at: number) => all.filter((_, i) => i !== at)
