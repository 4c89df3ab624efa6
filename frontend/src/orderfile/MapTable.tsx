import { useState } from 'react'
import type { OrderColumn, OrderField } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import { FinishedInput } from '../ui/FinishedInput'
import css from './OrderFile.module.css'

/** Words of the list that are no column; no column is called so, for every name is shown as it is. */
const NONE = ''
const FIXED = '\u0000fixed'
const BOTH = '\u0000both'

type Place = (key: string, place: Pick<OrderField, 'columns' | 'constant'>) => void

/** The only words that a fact may hold, by its key. */
export type Choices = Record<string, readonly { word: string; label: string }[]>

type Props = {
  fields: OrderField[]
  columns: OrderColumn[]
  choices?: Choices
  /** Keys of facts that differ from row to row. */
  onlyColumns?: readonly string[]
  onPlace: Place
}

export function MapTable({ fields, columns, choices = {}, onlyColumns = [], onPlace }: Props) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.sample}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((f) => (
            <FieldRow
              key={f.key}
              field={f}
              columns={columns}
              choices={choices[f.key] ?? []}
              fixable={!onlyColumns.includes(f.key)}
              onPlace={onPlace}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  field: OrderField
  columns: OrderColumn[]
  choices: Choices[string]
  fixable: boolean
  onPlace: Place
}

function FieldRow({ field, columns, choices = [], fixable, onPlace }: RowProps) {
  const [fixed, setFixed] = useState(field.constant !== '')
  const [parts] = useState(field.columns.length > 1 ? field.columns : null)
  const whole = field.columns.length > 1
  const value = whole ? BOTH : (field.columns[0] ?? (fixed ? FIXED : NONE))
  const choose = (word: string) => {
    setFixed(word === FIXED)
    if (word === FIXED) onPlace(field.key, { columns: [], constant: field.constant })
    else if (word === BOTH) onPlace(field.key, { columns: parts ?? field.columns, constant: '' })
    else onPlace(field.key, { columns: word === NONE ? [] : [word], constant: '' })
  }
  const joined = whole ? field.columns : parts
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>
        <select
          aria-label={words.columnFor(field.label)}
          value={value}
          onChange={(e) => choose(e.target.value)}
        >
          <option value={NONE}>{words.none}</option>
          {joined ? <option value={BOTH}>{joined.join(words.both)}</option> : null}
          {columns.map((c) => (
            <option key={c.name} value={c.name}>
              {c.name}
            </option>
          ))}
          {fixable ? <option value={FIXED}>{words.fixed}</option> : null}
        </select>
        {value === FIXED ? (
          <Fixed
            field={field}
            choices={choices}
            onText={(constant) => onPlace(field.key, { columns: [], constant })}
          />
        ) : null}
      </td>
      <td className={css.samples}>{samplesOf(field, columns)}</td>
    </tr>
  )
}

type FixedProps = { field: OrderField; choices: Choices[string]; onText: (text: string) => void }

/** What stands in every row: one of a few words, or any. */
function Fixed({ field, choices = [], onText }: FixedProps) {
  const label = words.fixedFor(field.label)
  if (choices.length === 0)
    return <FinishedInput aria-label={label} value={field.constant} onFinished={onText} />
  return (
    <select aria-label={label} value={field.constant} onChange={(e) => onText(e.target.value)}>
      <option value="">{words.pick}</option>
      {choices.map((c) => (
        <option key={c.word} value={c.word}>
          {c.label}
        </option>
      ))}
    </select>
  )
}

/** The first values: of a fact in several columns, one of each. */
function samplesOf(field: OrderField, columns: OrderColumn[]) {
  const of = (name: string) => columns.find((c) => c.name === name)?.samples ?? []
  if (field.columns.length > 1) return field.columns.map((name) => of(name)[0] ?? '').join(' ')
  return of(field.columns[0] ?? '').join('、')
}
