import { IconArrowBackUp, IconFlag, IconLayoutSidebar } from '@tabler/icons-react'
import type { Row, Thread } from '../host/types'
import { DueBadge } from '../inbox/DueBadge'
import type { Fold, View } from '../inbox/view'
import type { State } from '../nav'
import { useMay } from '../people/rights'
import { clock, dateTime } from '../text/format'
import { ja } from '../text/ja'
import { official } from '../text/ja.care'
import { dueWhy } from '../text/ja.due'
import { titleOf } from '../text/who'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { Masked } from '../ui/Masked'
import { LOW, useMedia } from '../ui/narrow'
import { Attributes } from './Attributes'
import { DoneButton } from './DoneButton'
import { MoreMenu } from './MoreMenu'
import css from './ThreadHead.module.css'
import type { useJoins } from './useJoins'

type Props = {
  thread: Thread
  joins: ReturnType<typeof useJoins>
  now: number
  view: View
  turn: (f: Fold) => void
  onMove: (row: Row, state: State, reason?: string) => void
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }

/** What it is about, who asks, and where it can go. */
export function ThreadHead({ thread, joins, now, view, turn, onMove }: Props) {
  const { inquiry: row } = thread
  const low = useMedia(LOW)
  return (
    <header className={css.head}>
      <div className={css.line}>
        {view.writing ? (
          <>
            <Button small icon={<IconLayoutSidebar {...icon} />} onClick={() => turn({ do: 'write' })}>
              {ja.thread.backToList}
            </Button>
            <span className={css.gap} />
          </>
        ) : (
          <Subject text={row.subject} />
        )}
        {view.writing ? (
          <DueBadge row={row} now={now} why={dueWhy(row.due_why)} />
        ) : (
          <Moves thread={thread} onMove={onMove} />
        )}
        <MoreMenu thread={thread} joins={joins} turn={turn} onMove={onMove} />
      </div>
      {view.writing ? <Subject text={row.subject} /> : null}
      <div className={css.line}>
        <Mark mark={row.mark} shape={row.shape} small />
        <b className={css.customer} title={titleOf(row)}>
          <Masked text={titleOf(row)} />
        </b>
        <span className={css.channel}>
          {[ja.thread.channels[row.kind] ?? row.account_name, thread.category].filter(Boolean).join('・')}
        </span>
        <MallState thread={thread} />
        <span className={css.gap} />
        {view.writing ? null : (
          <DueBadge
            row={row}
            now={now}
            why={dueWhy(row.due_why)}
            before={row.level === 'late' ? ja.thread.due(clock(row.due_at)) : ''}
          />
        )}
      </div>
      {view.writing || (low && view.composing) ? null : <Attributes thread={thread} />}
    </header>
  )
}

function Subject({ text }: { text: string }) {
  return (
    <h1 className={css.subject} title={text}>
      {text}
    </h1>
  )
}

/** The two wanted moves; a closed inquiry comes back instead. */
function Moves({ thread, onMove }: Pick<Props, 'onMove' | 'thread'>) {
  const { inquiry: row } = thread
  if (!useMay()('act')) return null
  if (row.state === 'done' || row.state === 'ignored')
    return (
      <Button small icon={<IconArrowBackUp {...icon} />} onClick={() => onMove(row, 'working')}>
        {ja.thread.reopen}
      </Button>
    )
  return (
    <>
      <DoneButton thread={thread} onDone={(reason) => onMove(row, 'done', reason)} />
      <Button small icon={<IconFlag {...icon} />} action="snooze" onClick={() => onMove(row, 'snoozed')}>
        {ja.thread.snooze}
      </Button>
    </>
  )
}

/** What the mall's own screen says, and what a writer must know before answering. */
function MallState({ thread: { inquiry, remote_done, gift } }: { thread: Thread }) {
  const mall = ja.thread.malls[inquiry.kind] ?? inquiry.mall
  const words = [
    mall ? ja.thread.mallState(mall, remote_done) : '',
    gift ? ja.thread.gift : '',
    inquiry.official ? official.title : '',
    inquiry.deadline ? official.until(dateTime(inquiry.deadline)) : '',
    inquiry.state === 'new' ? '' : (ja.states[inquiry.state] ?? ''),
  ]
  return words.filter(Boolean).map((word) => (
    <span key={word} className={css.badge}>
      {word}
    </span>
  ))
}
