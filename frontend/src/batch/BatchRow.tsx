import { useState } from 'react'
import type { BatchPart } from '../host/types'
import { list } from '../text/ja.list'
import { who } from '../text/who'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import css from './Batch.module.css'

const words = list.batch

type Props = { part: BatchPart; goes: boolean; onTurn: () => void }

/** One text for one customer: ticked when it goes out, whole on demand. */
export function BatchRow({ part, goes, onTurn }: Props) {
  const [open, setOpen] = useState(false)
  const { inquiry: row } = part
  const tone = part.clean ? 'ok' : part.sendable ? 'today' : 'late'
  return (
    <tr data-tone={tone}>
      <td>
        <input
          type="checkbox"
          aria-label={words.include(who(row))}
          checked={goes}
          disabled={!part.sendable}
          onChange={onTurn}
        />
      </td>
      <td>
        <span className={css.who}>
          <Mark mark={row.mark} shape={row.shape} small />
          <span>
            <b>{who(row)}</b>
            <span className={css.subject}>{row.subject}</span>
          </span>
        </span>
      </td>
      <td>
        <p className={open ? css.whole : css.start}>{part.text}</p>
        <Button kind="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.close : words.open}
        </Button>
      </td>
      <td>
        {part.clean ? (
          <span className={css.ok}>{words.clean}</span>
        ) : (
          <ul className={css.problems}>
            {part.problems.map((p) => (
              <li key={`${p.code}-${p.start}`} data-warn={p.warn || undefined}>
                {p.text}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
