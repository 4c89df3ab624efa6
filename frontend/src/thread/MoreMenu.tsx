import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { openEntry } from '../books/open'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { Row, Thread } from '../host/types'
import type { Fold } from '../inbox/view'
import { later } from '../later'
import { go, type State } from '../nav'
import { openPaper } from '../paper/open'
import { useMay } from '../people/rights'
import { openStart } from '../start/open'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { start as startWords } from '../text/ja.start'
import { Button } from '../ui/Button'
import { KeyCap } from '../ui/KeyCap'
import { toast } from '../ui/toast'
import { JoinItems } from './JoinItems'
import css from './ThreadHead.module.css'
import type { useJoins } from './useJoins'

const RevealDialog = later(() => import('../people/RevealDialog').then((m) => m.RevealDialog))

const DueDialog = later(() => import('../due/DueDialog').then((m) => m.DueDialog))

type Props = {
  thread: Thread
  joins: ReturnType<typeof useJoins>
  turn: (f: Fold) => void
  onMove: (row: Row, state: State) => void
}

const OWING = new Set(['new', 'working', 'review'])

/** 「…」 of an inquiry: the rarer moves, memos and the mall's own screen. */
export function MoreMenu({ thread, joins, turn, onMove }: Props) {
  const { inquiry: row, remote_url } = thread
  const [asking, setAsking] = useState(false)
  const [revealing, setRevealing] = useState(false)
  const me = useMe().data
  const may = useMay()
  const handOver = useAction('HandOver')
  if (revealing) return <RevealDialog thread={thread} onClose={() => setRevealing(false)} />
  if (asking) return <DueDialog row={row} onClose={() => setAsking(false)} />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          small
          className={css.more}
          aria-label={ja.more}
          title={ja.more}
          icon={<IconDots size={16} stroke={1.6} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {may('act') ? <Moves {...{ row, turn, onMove }} onDue={() => setAsking(true)} /> : null}
        {may('send') ? (
          <Menu.Item rightSection={<KeyCap action="start" />} onClick={() => openStart({ inquiry: row.id })}>
            {startWords.open}
          </Menu.Item>
        ) : null}
        <JoinItems thread={thread} joins={joins} />
        {may('entry') ? (
          <Menu.Item rightSection={<KeyCap action="entry" />} onClick={() => openEntry({ inquiry: row.id })}>
            {ja.keys.entry}
          </Menu.Item>
        ) : null}
        {may('search') && !me?.masked ? (
          <Menu.Item rightSection={<KeyCap action="paper" />} onClick={() => openPaper([row.id])}>
            {ja.keys.paper}
          </Menu.Item>
        ) : null}
        {may('read') && !may('act') ? <Menu.Label>{people.readOnly}</Menu.Label> : null}
        {remote_url ? (
          <Menu.Item component="a" href={remote_url} target="_blank" rel="noreferrer">
            {ja.thread.onMall}
          </Menu.Item>
        ) : null}
        {me?.masked && may('act') ? (
          <Menu.Item onClick={() => setRevealing(true)}>
            {may('reveal') ? people.reveal.open : people.reveal.ask}
          </Menu.Item>
        ) : null}
        {row.care === 'harassment' && me && !me.alone && may('act') ? (
          <Menu.Item
            onClick={() =>
              handOver.mutate({ id: row.id, note: '' }, { onSuccess: () => toast(people.handedOver) })
            }
          >
            {people.handOver}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

type MovesProps = Pick<Props, 'onMove' | 'turn'> & { row: Row; onDue: () => void }

/** The rarer states, and what a person writes down beside. */
function Moves({ row, turn, onMove, onDue }: MovesProps) {
  const unread = useAction('MarkUnread')
  const states: State[] = ['working', 'review', 'new', 'ignored']
  const leave = () => unread.mutate({ id: row.id }, { onSuccess: () => go({ to: 'inquiry', id: 0 }) })
  return (
    <>
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
      {OWING.has(row.state) ? (
        <Menu.Item rightSection={<KeyCap action="due" />} onClick={onDue}>
          {ja.keys.due}
        </Menu.Item>
      ) : null}
      <Menu.Divider />
      <Menu.Item rightSection={<KeyCap action="note" />} onClick={() => turn({ do: 'form', form: 'note' })}>
        {ja.keys.note}
      </Menu.Item>
      <Menu.Item rightSection={<KeyCap action="call" />} onClick={() => turn({ do: 'form', form: 'call' })}>
        {ja.keys.call}
      </Menu.Item>
    </>
  )
}
