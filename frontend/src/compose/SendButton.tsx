import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { approval, plan } from '../text/ja.approval'
import { people } from '../text/ja.people'
import { fromReply } from '../text/ja.texts'
import { undo } from '../text/ja.undo'
import { Button } from '../ui/Button'
import { CharsetItem } from './Charset'
import css from './SendButton.module.css'
import type { Way } from './useSend'

const AskDialog = lazy(() => import('../approval/AskDialog').then((m) => ({ default: m.AskDialog })))
const ScheduleDialog = lazy(() =>
  import('../approval/ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })),
)

const TEMPLATES_OWN = -1

type Props = {
  thread: Thread
  blockers: number
  warnings: number
  /** State that the template proposes, "" for none. */
  next: string
  empty: boolean
  busy: boolean
  onSend: (way: Way) => void
  onAsk: (note: string) => void
  /** Nothing while there is nothing to make one of, or for who may not. */
  onTemplate: (() => void) | undefined
  /** Nothing while there is nothing to throw away. */
  onDrop: (() => void) | undefined
}

/** 返信して完了, with 返信だけ in the split part. It stays focusable while blocked and then leads to the problem. */
export function SendButton({
  thread,
  blockers,
  warnings,
  next,
  empty,
  busy,
  onSend,
  onAsk,
  onTemplate,
  onDrop,
}: Props) {
  const may = useMay()
  const [asking, setAsking] = useState<'time' | 'note' | ''>('')
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
  const mustAsk = !may('send') || thread.must_ask !== ''
  const asks = may('send') ? approval.ask : people.ask.button
  if (mustAsk)
    return (
      <Button
        kind={kind}
        small
        action="send"
        busy={busy}
        aria-disabled={!free}
        title={why || people.ask.noSend}
        onClick={() => onSend({ done: false })}
      >
        {asks}
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
        onClick={() => onSend({ done })}
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
          <Menu.Item onClick={() => onSend({ done: true })}>{ja.compose.sendDone}</Menu.Item>
          <Menu.Item onClick={() => onSend({ done: false })}>{ja.compose.sendOnly}</Menu.Item>
          <Menu.Item onClick={() => onSend({ done: false, follow: TEMPLATES_OWN })}>{plan.follow}</Menu.Item>
          <Menu.Item onClick={() => setAsking('time')}>{plan.menu}</Menu.Item>
          <Menu.Item onClick={() => setAsking('note')}>{approval.ask}</Menu.Item>
          <CharsetItem thread={thread} />
          {onTemplate ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={onTemplate}>{fromReply.item}</Menu.Item>
            </>
          ) : null}
          {onDrop ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={onDrop}>{undo.drafts.drop}</Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {asking === 'time' ? (
          <ScheduleDialog
            onClose={() => setAsking('')}
            onPick={(at) => {
              setAsking('')
              onSend({ done, at })
            }}
          />
        ) : null}
        {asking === 'note' ? (
          <AskDialog
            onClose={() => setAsking('')}
            onAsk={(note) => {
              setAsking('')
              onAsk(note)
            }}
          />
        ) : null}
      </Suspense>
    </span>
  )
}
