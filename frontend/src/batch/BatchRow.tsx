import { Records } from '../compose/Records'
import type { DraftRecord } from '../host/types'
import { list } from '../text/ja.list'
import { titleOf } from '../text/who'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { lacks } from './asked'
import css from './Batch.module.css'
import type { Made } from './useBatch'

const words = list.batch

type Props = {
  part: Made
  goes: boolean
  onTurn: () => void
  onOpen: () => void
  onRecords: (records: DraftRecord[]) => void
}

/** One text for one customer: ticked when it goes out, whole and changeable on demand. */
export function BatchRow({ part, goes, onTurn, onOpen, onRecords }: Props) {
  const { inquiry: row } = part
  const tone = part.clean ? 'ok' : part.sendable ? 'today' : 'late'
  return (
    <tr data-tone={tone}>
      <td>
        <input
          type="checkbox"
          aria-label={words.include(titleOf(row))}
          checked={goes}
          disabled={!part.sendable}
          onChange={onTurn}
        />
      </td>
      <td>
        <span className={css.who}>
          <Mark mark={row.mark} shape={row.shape} small />
          <span>
            <b>{titleOf(row)}</b>
            <span className={css.subject}>{row.subject}</span>
          </span>
        </span>
      </td>
      <td>
        <p className={css.start}>{part.text}</p>
        <Button kind="link" aria-label={words.openOf(titleOf(row))} onClick={onOpen}>
          {words.open}
        </Button>
        {part.facts.records.length + part.records.length > 0 ? (
          <Records read={part.records} records={part.facts.records} onRecords={onRecords} />
        ) : null}
        {part.edited ? <span className={css.edited}>{words.edited}</span> : null}
      </td>
      <td>
        <Why part={part} />
      </td>
    </tr>
  )
}

/** What speaks against it: the facts it lacks in one line, then the rest. */
function Why({ part }: { part: Made }) {
  const missing = lacks(part)
  const rest = part.problems.filter((p) => p.code !== 'hole')
  return (
    <>
      {part.clean ? <span className={css.ok}>{words.clean}</span> : null}
      <ul className={css.problems}>
        {missing.length > 0 ? <li>{words.lacks(missing)}</li> : null}
        {(missing.length > 0 ? rest : part.problems).map((p) => (
          <li key={`${p.code}-${p.start}`} data-warn={p.warn || undefined}>
            {p.text}
          </li>
        ))}
      </ul>
      {part.must_ask ? <span className={css.soft}>{words.mustAsk}</span> : null}
    </>
  )
}
