import type { Account } from '../host/types'
import { pages } from '../text/ja.pages'

export type Three = { what: string; safe: string; next: string }

/** The sentences of a text, each with its full stop. */
export const sentences = (text: string) => text.match(/[^。]+。?/g)?.map((s) => s.trim()) ?? []

const REQUEST = /ください。?$/

/**
 * Splits what the program says of a stopped account into 起きたこと, 守られていること and 次にすること.
 * The order is fixed (happened, safe, next); what is left out is said in general words. A request is never
 * what is safe: where it comes second, everything from there on is what to do.
 */
export function threeOf(account: Pick<Account, 'text'>, hasSecret: boolean): Three {
  const words = pages.accounts.stopped
  const said = sentences(account.text)
  const usual = hasSecret ? words.next : words.nextOpen
  const [first = words.fallback, second = '', ...rest] = said
  const asks = REQUEST.test(second)
  if (rest.length > 0 && asks) return { what: first, safe: words.safe, next: second + rest.join('') }
  if (rest.length > 0) return { what: first, safe: second, next: rest.join('') }
  return { what: first, safe: words.safe, next: second || usual }
}
