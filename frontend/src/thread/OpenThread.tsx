import { useEffect, useState } from 'react'
import { AtMall } from '../compose/AtMall'
import { Beginning } from '../compose/Beginning'
import { Composer } from '../compose/Composer'
import { useAction } from '../host/queries/actions'
import type { Row, Thread } from '../host/types'
import type { Fold, View } from '../inbox/view'
import { useKeys } from '../keys/useKeys'
import type { State } from '../nav'
import { useMay } from '../people/rights'
import { ProblemNote } from '../ui/ProblemNote'
import { Messages } from './Messages'
import { NoteForm } from './NoteForm'
import { PhoneFoot } from './PhoneFoot'
import { PublicBanner } from './PublicBanner'
import { ThanksBanner } from './ThanksBanner'
import { ThreadHead } from './ThreadHead'
import css from './ThreadPane.module.css'
import { useJoins } from './useJoins'

export type ThreadProps = {
  id: number
  now: number
  view: View
  turn: (f: Fold) => void
  onMove: (row: Row, state: State, reason?: string) => void
  onSent: (row: Row) => void
}

/** An open conversation with what is written under it. */
export function OpenThread({ thread, now, view, turn, onMove, onSent }: ThreadProps & { thread: Thread }) {
  const { inquiry: row } = thread
  // What was unread when it was opened stays marked while it is read.
  const [seenId] = useState(thread.seen_id)
  const [opened, setOpened] = useState(0)
  const joins = useJoins(row.id)
  const { mutate: markSeen } = useAction('MarkSeen')
  const may = useMay()
  const mayAct = may('act')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrives while it is open is seen too
  useEffect(() => {
    if (mayAct && (row.unread || thread.called_me)) markSeen({ id: row.id })
  }, [row.unread, row.id, thread.newest_id, thread.called_me, markSeen, mayAct])
  useKeys({
    note: mayAct ? () => turn({ do: 'form', form: 'note' }) : undefined,
    call: mayAct ? () => turn({ do: 'form', form: 'call' }) : undefined,
    writing: may('write') ? () => turn({ do: 'write' }) : undefined,
  })
  return (
    <div className={css.open} data-writing={view.writing || undefined}>
      <div className={css.talk}>
        <ThreadHead thread={thread} joins={joins} now={now} view={view} turn={turn} onMove={onMove} />
        <PublicBanner thread={thread} />
        <ThanksBanner row={row} onDone={() => onMove(row, 'done')} />
        {joins.error ? <ProblemNote error={joins.error} /> : null}
        <Messages
          thread={thread}
          seenId={seenId}
          now={now}
          onTakenBack={() => setOpened(opened + 1)}
          onSplit={may('join') ? joins.split : undefined}
        />
        {view.form ? (
          <NoteForm thread={thread} kind={view.form} onClose={() => turn({ do: 'form', form: '' })} />
        ) : null}
      </div>
      {thread.about.kind ? <AtMall about={thread.about} /> : null}
      {thread.starting && may('send') ? <Beginning thread={thread} /> : null}
      {thread.phone && may('send') ? <PhoneFoot id={row.id} /> : null}
      {thread.starting || thread.about.kind || thread.phone ? null : (
        <Composer key={opened} thread={thread} view={view} turn={turn} onSent={() => onSent(row)} />
      )}
    </div>
  )
}
