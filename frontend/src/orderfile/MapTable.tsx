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

type Props = { fields: OrderField[]; columns: OrderColumn[]; onPlace: Place }

export function MapTable({ fields, columns, onPlace }: Props) {
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
            <FieldRow key={f.key} field={f} columns={columns} onPlace={onPlace} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FieldRow({
  field,
  columns,
  onPlace,
}: {
  field: OrderField
  columns: OrderColumn[]
  onPlace: Place
}) {
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
          <option value={FIXED}>{words.fixed}</option>
        </select>
        {value === FIXED ? (
          <FinishedInput
            aria-label={words.fixedFor(field.label)}
            value={field.constant}
            onFinished={(text) => onPlace(field.key, { columns: [], constant: text })}
          />
        ) : null}
      </td>
      <td className={css.samples}>{samplesOf(field, columns)}</td>
    </tr>
  )
}

/** The first values: of a fact in several columns, one of each. */
function samplesOf(field: OrderField, columns: OrderColumn[]) {
  const of = (name: string) => columns.find((c) => c.name === name)?.samples ?? []
  if (field.columns.length > 1) return field.columns.map((name) => of(name)[0] ?? '').join(' ')
  return of(field.columns[0] ?? '').join('、')
}
