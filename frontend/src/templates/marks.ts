// What is painted in a text that is being written: its signs, and the mistakes at their places.
import type { Mark } from '../compose/marks'
import type { Problem } from '../host/types'

const SIGN = /[{｛][^{}｛｝\n]*[}｝]/g

export function marksIn(text: string, problems: readonly Problem[]): Mark[] {
  const signs = [...text.matchAll(SIGN)].map(
    (m): Mark => ({ start: m.index, end: m.index + m[0].length, look: 'fact' }),
  )
  const mistakes = problems.map(
    ({ start, end, warn }): Mark => ({ start, end, look: warn ? 'warn' : 'stop' }),
  )
  return [...signs, ...mistakes].filter((m) => m.end > m.start)
}
