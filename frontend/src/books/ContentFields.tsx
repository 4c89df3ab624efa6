import { useState } from 'react'
import type { BookLine, Entry } from '../host/types'
import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { Amount } from './AmountFields'
import css from './Entry.module.css'
import { Word } from './Particulars'
import { yenOf } from './wish'

const words = books.edit
const form = books.form

/** What of an entry a person may write: the amounts stay text until they are read. */
export type Content = {
  date: string
  memo: string
  note: string
  /** Of an entry without a journal. */
  amount: string
  lines: { line: BookLine; amount: string }[]
}

export const contentOf = (e: Entry): Content => ({
  date: e.date,
  memo: e.memo,
  note: e.note,
  amount: String(e.amount),
  lines: e.lines.map((line) => ({ line, amount: String(line.amount) })),
})

export const isReadable = (c: Content) =>
  yenOf(c.amount) !== null && c.lines.every((l) => (yenOf(l.amount) ?? 0) > 0)

/** The program has chosen the rate: the order does not say it. */
const isGuessed = (l: BookLine) => l.tax_source === 'assumed' || l.tax_source === 'shared'

const unsaid = { tax_yen: 0, tax_source: '' }

/** A changed amount has the tax of the amount, not of what stood before; its rate is no surer. */
function lineOf({ line, amount }: Content['lines'][number]): BookLine {
  if (yenOf(amount) === line.amount) return line
  return { ...line, amount: yenOf(amount) ?? 0, ...(isGuessed(line) ? {} : unsaid) }
}

export function withContent(e: Entry, c: Content): Entry {
  const lines = c.lines.map(lineOf)
  return { ...e, date: c.date, memo: c.memo, note: c.note, amount: yenOf(c.amount) ?? 0, lines }
}

type Props = { name: string; content: Content; onChange: (c: Content) => void }

/** Date, words and the rows of the journal. */
export function ContentFields({ name, content, onChange }: Props) {
  const set = (over: Partial<Content>) => onChange({ ...content, ...over })
  const date = { id: `${name}-date`, label: form.date }
  return (
    <>
      <div className={css.pair}>
        <FieldBox {...date}>
          <input
            type="date"
            {...controlProps(date)}
            value={content.date}
            onChange={(e) => set({ date: e.target.value })}
          />
        </FieldBox>
        {content.lines.length === 0 ? (
          <Amount
            id={`${name}-amount`}
            label={words.amount}
            text={content.amount}
            onText={(amount) => set({ amount })}
          />
        ) : null}
      </div>
      {content.lines.map((l, i) => (
        <LineFields
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
          key={i}
          name={`${name}-${i}`}
          label={words.lineOf(i + 1)}
          line={l}
          onChange={(next) => set({ lines: content.lines.map((old, at) => (at === i ? next : old)) })}
        />
      ))}
      <Word
        id={`${name}-memo`}
        label={form.memo}
        help={form.memoHelp}
        text={content.memo}
        onText={(memo) => set({ memo })}
      />
      <Word id={`${name}-note`} label={form.note} text={content.note} onText={(note) => set({ note })} />
    </>
  )
}

type Line = Content['lines'][number]
type LineProps = { name: string; label: string; line: Line; onChange: (l: Line) => void }

function LineFields({ name, label, line, onChange }: LineProps) {
  const set = (over: Partial<BookLine>) => onChange({ ...line, line: { ...line.line, ...over } })
  const [guessed] = useState(isGuessed(line.line) ? line.line.tax_source : '')
  return (
    <fieldset className={css.line}>
      <legend>
        {label}（{books.percent(line.line.rate)}）
      </legend>
      <Word
        id={`${name}-debit`}
        label={words.debit}
        text={line.line.debit}
        onText={(debit) => set({ debit })}
      />
      <Word
        id={`${name}-credit`}
        label={words.credit}
        text={line.line.credit}
        onText={(credit) => set({ credit })}
      />
      <Amount
        id={`${name}-amount`}
        label={words.amount}
        text={line.amount}
        onText={(amount) => onChange({ ...line, amount })}
      />
      {guessed ? (
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={!isGuessed(line.line)}
            onChange={(e) => set(e.target.checked ? unsaid : { tax_source: guessed })}
          />
          {words.rateSure(books.percent(line.line.rate))}
        </label>
      ) : null}
    </fieldset>
  )
}
