import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { undo } from '../text/ja.undo'
import { Button } from '../ui/Button'
import { CharsetItem } from './Charset'
import css from './SendButton.module.css'

type Props = {
  thread: Thread
  blockers: number
  warnings: number
  /** State that the template proposes, "" for none. */
  next: string
  empty: boolean
  busy: boolean
  onSend: (done: boolean) => void
  /** Nothing while there is nothing to throw away. */
  onDrop: (() => void) | undefined
}

/** 返信して完了, with 返信だけ in the split part. It stays focusable while blocked and then leads to the problem. */
export function SendButton({ thread, blockers, warnings, next, empty, busy, onSend, onDrop }: Props) {
  const may = useMay()
  const done = next === '' || next === 'done'
  const free = blockers === 0 && !empty
  const kind = free ? 'main' : 'plain'
  const word =
    free && warnings > 0
      ? ja.compose.sendWithWarnings(warnings)
      : done
        ? ja.compose.sendDone
        : ja.compose.sendOnly
  const why = empty ? ja.compose.emptyText : blockers > 0 ? ja.compose.blocked(blockers) : ''
  if (!may('send'))
    return (
      <Button
        kind={kind}
        small
        action="send"
        busy={busy}
        aria-disabled={!free}
        title={why || people.ask.noSend}
        onClick={() => onSend(false)}
      >
        {people.ask.button}
      </Button>
    )
  return (
    <span className={css.split}>
      <Button
        kind={kind}
        small
        className={css.send}
        action="send"
        busy={busy}
        aria-disabled={!free}
        title={why}
        onClick={() => onSend(done)}
      >
        {word}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <Button
            kind={kind}
            small
            className={css.more}
            aria-label={ja.compose.otherSends}
            icon={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onSend(true)}>{ja.compose.sendDone}</Menu.Item>
          <Menu.Item onClick={() => onSend(false)}>{ja.compose.sendOnly}</Menu.Item>
          <CharsetItem thread={thread} />
          {onDrop ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={onDrop}>{undo.drafts.drop}</Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
