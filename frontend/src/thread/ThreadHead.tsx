import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconDots, IconFlag, IconLayoutSidebar } from '@tabler/icons-react'
import { useAction } from '../host/queries'
import type { Row, Thread } from '../host/types'
import { DueBadge } from '../inbox/DueBadge'
import type { Fold, View } from '../inbox/view'
import { who } from '../inbox/who'
import { go, type State } from '../nav'
import { clock } from '../text/format'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { KeyCap } from '../ui/KeyCap'
import { Mark } from '../ui/Mark'
import css from './ThreadHead.module.css'

type Props = {
  thread: Thread
  now: number
  view: View
  turn: (f: Fold) => void
  onMove: (row: Row, state: State) => void
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }

/** What it is about, who asks, and where it can go. */
export function ThreadHead({ thread, now, view, turn, onMove }: Props) {
  const { inquiry: row } = thread
  const closed = row.state === 'done' || row.state === 'ignored'
  return (
    <header className={css.head}>
      <div className={css.line}>
        {view.writing ? (
          <Button small icon={<IconLayoutSidebar {...icon} />} onClick={() => turn({ do: 'write' })}>
            {ja.thread.backToList}
          </Button>
        ) : null}
        <h1 className={css.subject} title={row.subject}>
          {row.subject}
        </h1>
        {closed ? (
          <Button small icon={<IconArrowBackUp {...icon} />} onClick={() => onMove(row, 'working')}>
            {ja.thread.reopen}
          </Button>
        ) : (
          <>
            <Button small icon={<IconCheck {...icon} />} action="done" onClick={() => onMove(row, 'done')}>
              {ja.thread.done}
            </Button>
            <Button
              small
              icon={<IconFlag {...icon} />}
              action="snooze"
              onClick={() => onMove(row, 'snoozed')}
            >
              {ja.thread.snooze}
            </Button>
          </>
        )}
        <MoreMenu thread={thread} turn={turn} onMove={onMove} />
      </div>
      <div className={css.line}>
        <Mark mark={row.mark} shape={row.shape} small />
        <b className={css.customer}>{who(row)}</b>
        <span className={css.channel}>
          {[ja.thread.channels[row.kind] ?? row.account_name, thread.category].filter(Boolean).join('・')}
        </span>
        <MallState thread={thread} />
        <span className={css.gap} />
        {row.owner ? <span className={css.owner}>{ja.thread.owner(row.owner)}</span> : null}
        <DueBadge row={row} now={now} before={row.level === 'late' ? ja.thread.due(clock(row.due_at)) : ''} />
      </div>
    </header>
  )
}

/** What the mall's own screen says, and what a writer must know before answering. */
function MallState({ thread: { inquiry, remote_done, public: isPublic, gift } }: { thread: Thread }) {
  const mall = ja.thread.malls[inquiry.kind]
  const words = [
    mall ? ja.thread.mallState(mall, remote_done) : '',
    isPublic ? ja.thread.isPublic : '',
    gift ? ja.thread.gift : '',
    inquiry.state === 'new' ? '' : (ja.states[inquiry.state] ?? ''),
  ]
  return words.filter(Boolean).map((word) => (
    <span key={word} className={css.badge}>
      {word}
    </span>
  ))
}

type MenuProps = Pick<Props, 'thread' | 'turn' | 'onMove'>

function MoreMenu({ thread: { inquiry: row, remote_url }, turn, onMove }: MenuProps) {
  const unread = useAction('MarkUnread')
  const states: State[] = ['working', 'review', 'new', 'ignored']
  const leave = () => unread.mutate({ id: row.id }, { onSuccess: () => go({ to: 'inquiry', id: 0 }) })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          small
          className={css.more}
          aria-label={ja.more}
          title={ja.more}
          icon={<IconDots {...icon} />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {states
          .filter((s) => s !== row.state)
          .map((s) => (
            <Menu.Item
              key={s}
              rightSection={s === 'ignored' ? <KeyCap action="ignore" /> : null}
              onClick={() => onMove(row, s)}
            >
              {ja.thread.moveTo(ja.states[s] ?? '')}
            </Menu.Item>
          ))}
        <Menu.Item rightSection={<KeyCap action="unread" />} onClick={leave}>
          {ja.keys.unread}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap action="note" />} onClick={() => turn({ do: 'form', form: 'note' })}>
          {ja.keys.note}
        </Menu.Item>
        <Menu.Item rightSection={<KeyCap action="call" />} onClick={() => turn({ do: 'form', form: 'call' })}>
          {ja.keys.call}
        </Menu.Item>
        {remote_url ? (
          <Menu.Item component="a" href={remote_url} target="_blank" rel="noreferrer">
            {ja.thread.onMall}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
