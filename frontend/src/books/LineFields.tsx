import { useState } from 'react'
import { useEntryWords } from '../host/queries/books'
import type { BookLine } from '../host/types'
import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'
import { Amount } from './AmountFields'
import { type Content, isGuessed, unsaid } from './content'
import css from './Entry.module.css'
import { OUT, taxedSide, taxesFor, withTax } from './lineTax'
import { Word } from './Particulars'

const words = books.edit

type Line = Content['lines'][number]
type Props = { name: string; label: string; line: Line; onChange: (l: Line) => void }

const NAMES = ['debit', 'debit_sub', 'credit', 'credit_sub'] as const

/** A row of the journal: accounts, tax and amount. */
export function LineFields({ name, label, line, onChange }: Props) {
  const set = (over: Partial<BookLine>) => onChange({ ...line, line: { ...line.line, ...over } })
  const [guessed] = useState(isGuessed(line.line) ? line.line.tax_source : '')
  return (
    <fieldset className={css.line}>
      <legend>
        {label}（{books.percent(line.line.rate)}）
      </legend>
      {NAMES.map((n) => (
        <Word
          key={n}
          id={`${name}-${n}`}
          label={words[n]}
          text={line.line[n]}
          onText={(text) => set({ [n]: text })}
        />
      ))}
      <Tax name={name} line={line.line} onChange={set} />
      <Amount
        id={`${name}-amount`}
        label={words.amount}
        text={line.amount}
        onText={(amount) => onChange({ ...line, amount })}
      />
      {guessed && line.line.rate > 0 ? (
        <label className={parts.tick}>
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

type TaxProps = { name: string; line: BookLine; onChange: (l: BookLine) => void }

/** Which tax it is; the side that carries it stays. */
function Tax({ name, line, onChange }: TaxProps) {
  const all = useEntryWords().data?.taxes ?? []
  const [side] = useState(() => taxedSide(line))
  const [was] = useState(line[side])
  const choices = taxesFor(was, all)
  if (choices.length === 0) return null
  const said = { id: `${name}-tax`, label: words.tax }
  return (
    <FieldBox {...said}>
      <select
        {...controlProps(said)}
        value={line[side] || OUT}
        onChange={(e) => onChange(withTax(line, side, e.target.value))}
      >
        {choices.map((t) => (
          <option key={t.word} value={t.word}>
            {t.label}
          </option>
        ))}
      </select>
    </FieldBox>
  )
}
