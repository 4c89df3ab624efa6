import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import split from '../compose/SendButton.module.css'
import type { Thread } from '../host/types'
import { ja } from '../text/ja'
import { complete as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import css from './DoneButton.module.css'

type Props = { thread: Thread; onDone: (reason: string) => void }

const USUAL = ''

/** 完了 with the usual reason; where the mall asks for one, the others stand in the split part. */
export function DoneButton({ thread: { inquiry, marks }, onDone }: Props) {
  const mall = ja.thread.malls[inquiry.kind] ?? inquiry.account_name
  const forGood = marks.complete && !marks.incomplete ? words.forGood(mall) : ''
  const plain = (
    <Button
      small
      icon={<IconCheck size={16} stroke={1.6} aria-hidden="true" />}
      action="done"
      title={forGood}
      className={marks.reasons.length > 1 ? split.send : undefined}
      onClick={() => onDone(USUAL)}
    >
      {ja.thread.done}
    </Button>
  )
  if (marks.reasons.length < 2) return plain
  return (
    <span className={split.split}>
      {plain}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            small
            className={split.more}
            aria-label={words.reasons}
            title={words.reasons}
            icon={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {marks.reasons.map((r) => (
            <Menu.Item key={r.code} onClick={() => onDone(r.code)}>
              {r.label}
              {r.help ? <span className={css.help}>{r.help}</span> : null}
            </Menu.Item>
          ))}
          {forGood ? <Menu.Label>{forGood}</Menu.Label> : null}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
