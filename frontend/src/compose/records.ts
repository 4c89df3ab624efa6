import type { DraftRecord, RecordLine } from '../host/types'
import { promise as words } from '../text/ja.promise'

/** A line with its place among the records of the draft, -1 while it is only offered, the amount as it was typed, and what it stays known by. */
export type Line = RecordLine & { at: number; said: number; key: string }

/** By the words it was read in: ticking another one, or a word typed above, changes its place and not the line. */
function keyOf(line: RecordLine, at: number, read: readonly RecordLine[]): string {
  const family = line.choices[0]?.word ?? line.type
  if (line.from !== 'text') return `${line.from} ${line.from === 'person' ? at : family}`
  const same = (l: RecordLine) =>
    l.from === 'text' && l.words === line.words && (l.choices[0]?.word ?? l.type) === family
  return `text ${family} ${read.filter((l) => same(l) && l.start < line.start).length} ${line.words}`
}

const takes = (line: RecordLine, r: DraftRecord) =>
  line.type === r.type || line.choices.some((c) => c.word === r.type)

/** What the program has read, with what is ticked by now: the tick does not wait for the next reading. */
export function linesOf(read: readonly RecordLine[], records: readonly DraftRecord[]): Line[] {
  const left = [...read]
  const take = (fits: (l: RecordLine) => boolean) => {
    const i = left.findIndex(fits)
    return i < 0 ? undefined : left.splice(i, 1)[0]
  }
  const ticked = records.flatMap((r, at): Line[] => {
    const line =
      take((l) => l.ticked && l.type === r.type && l.amount === r.amount) ??
      take((l) => l.ticked && takes(l, r)) ??
      take((l) => takes(l, r))
    if (!line) return []
    const label = line.choices.find((c) => c.word === r.type)?.label ?? line.label
    const known = line.ticked && line.type === r.type ? r.amount || line.amount : r.amount
    const key = keyOf(line, at, read)
    return [{ ...line, ...r, amount: known, said: r.amount, label, ticked: true, missing: false, at, key }]
  })
  const offered = left.filter((l) => !l.ticked || l.from !== 'person')
  return [
    ...ticked,
    ...offered.map((l) => ({ ...l, ticked: false, at: -1, said: l.amount, key: keyOf(l, -1, read) })),
  ]
}

/** 一部返金 3,280円（確定も）. */
export const wordsOf = (l: RecordLine) =>
  [l.label, l.amount > 0 ? words.sum(l.amount) : ''].filter(Boolean).join(' ') +
  (l.confirm ? words.confirmed : '')

export const allWords = (all: readonly RecordLine[]) => all.map(wordsOf).join('、')

/** Full-width digits and commas are read too; nothing is 0. */
export function yenIn(text: string): number {
  const digits = text.normalize('NFKC').replace(/[^\d]/g, '')
  return digits === '' ? 0 : Math.min(Number(digits), 999_999_999)
}

export const hintOf = (l: Line) => {
  if (l.there) return words.there(l.there)
  if (l.ticked) return words.when
  if (!l.missing) return ''
  return l.from === 'template' ? words.template : words.missing
}
