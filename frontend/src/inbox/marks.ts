import type { Row } from '../host/types'
import { official } from '../text/ja.care'
import { list as words } from '../text/ja.list'

export type RowMark = { key: string; word: string; full: string; tone: 'today' | 'late' | 'plain' }

/** The words of a row beside its name, the most serious first. */
export function marksOf(row: Row): RowMark[] {
  const all: (RowMark | false)[] = [
    row.official && { key: 'official', word: official.mark, full: official.title, tone: 'today' },
    row.scam && { key: 'scam', word: words.scam, full: words.flags.scam, tone: 'today' },
    row.care !== '' && {
      key: 'care',
      word: words.shortCares[row.care] ?? '',
      full: words.cares[row.care] ?? '',
      tone: 'today',
    },
    row.vip && { key: 'vip', word: words.vip, full: words.vip, tone: 'plain' },
  ]
  return all.filter((m) => m !== false)
}

/** What a reader hears of the marks that are pictures or cut. */
export const spokenMarks = (row: Row) =>
  [
    ...marksOf(row).flatMap((m) => (m.key === 'official' ? [] : m.full)),
    row.repeat ? words.repeat : '',
    row.topic,
    ...row.tags.map((t) => t.name),
  ].filter(Boolean)
