import { Menu } from '@mantine/core'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { joins as words } from '../text/ja.care'
import type { useJoins } from './useJoins'

type Props = { thread: Thread; joins: ReturnType<typeof useJoins> }

/** What this inquiry may become one with, and the way back of the newest split or merge. */
export function JoinItems({ thread, joins }: Props) {
  const last = thread.joins[0]
  if (!useMay()('join')) return null
  if (!last && thread.mergeable.length === 0) return null
  return (
    <>
      <Menu.Divider />
      {thread.mergeable.length > 0 ? <Menu.Label>{words.merge}</Menu.Label> : null}
      {thread.mergeable.slice(0, 8).map((row) => (
        <Menu.Item key={row.id} onClick={() => joins.merge(row.id)}>
          {words.mergeWith(row.subject)}
        </Menu.Item>
      ))}
      {last ? <Menu.Item onClick={() => joins.undo(last.id)}>{words.undo[last.kind]}</Menu.Item> : null}
    </>
  )
}
