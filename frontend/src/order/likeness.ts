// In words: why an order may be the one, and how sure that is.
import { customerWords as words } from '../text/ja.customer'

const SAME = ['address', 'masked', 'phone', 'name', 'kana']
const NEAR = ['item', 'date']

/** 「電話番号とお名前が同じ・日付が近い」. A number speaks for itself. */
export function reasonWords(reasons: string[]): string {
  const of = (sorts: string[]) => reasons.filter((r) => sorts.includes(r)).map((r) => words.reasons[r] ?? r)
  const same = of(SAME)
  const near = of(NEAR)
  const rest = reasons.filter((r) => !SAME.includes(r) && !NEAR.includes(r)).map((r) => words.reasons[r] ?? r)
  if (same.length > 0) rest.push(words.same(same))
  if (near.length > 0) rest.push(words.near(near))
  return rest.join('・')
}

const HIGH = 65
const MIDDLE = 40

export type Level = keyof typeof words.levels

/** The score as a person says it. */
export const levelOf = (score: number): Level => (score >= HIGH ? 'high' : score >= MIDDLE ? 'middle' : 'low')
