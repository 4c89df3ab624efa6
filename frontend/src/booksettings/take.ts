// Which words of a file become the shop's own.
import type { BookLearned, BookMatch, BookTake } from '../host/types'

export const idOf = (m: BookMatch) => `${m.of} ${m.word}`

/** What is only written otherwise is chosen already; the rest is the person's to say. */
export const chosenAtFirst = (of: BookLearned): Record<string, string> =>
  Object.fromEntries(of.words.filter((m) => m.sure && m.near[0]).map((m) => [idOf(m), m.near[0] ?? '']))

export function takeOf(of: BookLearned, chosen: Record<string, string>, version: string): BookTake {
  const own = of.words.filter((m) => chosen[idOf(m)])
  const rename = (what: string) =>
    own.filter((m) => m.of === what).map((m) => ({ from: m.word, to: chosen[idOf(m)] ?? '' }))
  const text = (m: BookMatch) => chosen[idOf(m)] || m.text
  const taxes = of.words.filter((m) => m.of === 'tax' && (chosen[idOf(m)] || isProof(m, of)))
  return {
    kind: of.kind,
    version,
    encoding: of.encoding,
    columns: of.columns,
    taxes: taxes.map((m) => ({ key: m.word, text: text(m), invoice: m.invoice, unsure: false })),
    accounts: rename('account'),
    subs: rename('sub'),
  }
}

/** A word nobody was sure of stands in the file, and for this tax alone. */
const isProof = (m: BookMatch, of: BookLearned) =>
  m.unsure &&
  m.found &&
  of.words.filter((o) => o.of === m.of && o.text === m.text && o.invoice === m.invoice).length === 1
