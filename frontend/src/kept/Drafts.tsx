import type { ReactNode } from 'react'
import { useAction } from '../host/queries/actions'
import { useDrafts, useDroppedDrafts } from '../host/queries/compose'
import type { Row } from '../host/types'
import { go } from '../nav'
import { when } from '../text/format'
import { undo } from '../text/ja.undo'
import { who } from '../text/who'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { useNow } from '../ui/useNow'
import css from './Kept.module.css'

const words = undo.drafts
const MINUTE = 60_000

/** Goes to an inquiry with the caret in its answer. */
function write(id: number) {
  go({ to: 'inquiry', id })
  window.setTimeout(() => document.querySelector<HTMLElement>('[data-pane="compose"] textarea')?.focus(), 300)
}

/** Every answer that is being written, and those thrown away in the last 30 days. */
export function Drafts({ onGone }: { onGone: () => void }) {
  const open = useDrafts()
  const dropped = useDroppedDrafts()
  const restore = useAction('RestoreDraft')
  const error = open.error ?? dropped.error ?? restore.error
  const goOn = (id: number) => {
    onGone()
    write(id)
  }
  const pickUp = (id: number) =>
    restore.mutate(
      { id },
      {
        onSuccess: (draft) => {
          toast(words.restored)
          goOn(draft.id)
        },
      },
    )
  return (
    <>
      {error ? <ProblemNote error={error} /> : null}
      <h3 className={css.head}>{words.open}</h3>
      {open.data?.drafts.length === 0 ? <p className={css.none}>{words.openNone}</p> : null}
      <ul className={css.list}>
        {open.data?.drafts.map((d) => (
          <Line key={d.inquiry.id} {...d} at={d.updated_at}>
            <Button small aria-label={words.writeTo(who(d.inquiry))} onClick={() => goOn(d.inquiry.id)}>
              {words.write}
            </Button>
          </Line>
        ))}
      </ul>
      <h3 className={css.head}>{words.dropped}</h3>
      {dropped.data?.drafts.length === 0 ? <p className={css.none}>{words.droppedNone}</p> : null}
      <ul className={css.list}>
        {dropped.data?.drafts.map((d) => (
          <Line key={d.id} {...d}>
            <Button
              small
              busy={restore.isPending}
              aria-label={words.restoreTo(who(d.inquiry))}
              onClick={() => pickUp(d.id)}
            >
              {words.restore}
            </Button>
          </Line>
        ))}
      </ul>
    </>
  )
}

type Props = { inquiry: Row; text: string; files: number; at: number; by: string; children: ReactNode }

function Line({ inquiry, text, files, at, by, children }: Props) {
  const now = useNow(MINUTE)
  return (
    <li className={css.row}>
      <span className={css.what}>
        <b>{who(inquiry)}</b> {inquiry.subject}
        <span className={css.snippet} title={text}>
          {text.replace(/\s+/g, ' ')}
        </span>
        {files > 0 ? <span className={css.at}>{words.files(files)}</span> : null}
      </span>
      <span className={css.at}>
        {by} {when(at, now)}
      </span>
      {children}
    </li>
  )
}
