import { IconAlertTriangle } from '@tabler/icons-react'
import type { EntryDoubt } from '../host/types'
import { books } from '../text/ja.books'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import css from './Entry.module.css'

const words = books.doubts

type Props = { doubts: readonly EntryDoubt[]; onJump?: (entry: number) => void }

/** What a doubt is about; a jump names the entry itself. */
function about(d: EntryDoubt, jumps: boolean) {
  const what = [jumps ? '' : d.event_id, d.column].filter(Boolean).join(' ')
  return what ? `${what}：` : ''
}

/** What a person should see before it goes to the books; a jump leads to the entry. */
export function Doubts({ doubts, onJump }: Props) {
  if (doubts.length === 0) return null
  return (
    <ul className={css.doubts} aria-label={words.title}>
      {doubts.map((d, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one entry may be told the same twice
        <li key={i} data-block={d.block || undefined}>
          <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
          <span>
            {about(d, onJump !== undefined)}
            {d.text}
            {d.after ? words.change(d.before, d.after) : ''}
          </span>
          {d.block ? <Badge tone="late">{words.block}</Badge> : null}
          {onJump && d.entry_id > 0 ? (
            <Button kind="link" onClick={() => onJump(d.entry_id)}>
              {words.jump(d.event_id)}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
