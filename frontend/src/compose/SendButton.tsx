import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { approval, plan } from '../text/ja.approval'
import { people } from '../text/ja.people'
import { start } from '../text/ja.start'
import { fromReply } from '../text/ja.texts'
import { undo } from '../text/ja.undo'
import { Button } from '../ui/Button'
import css from './SendButton.module.css'
import type { Way } from './useSend'

const AskDialog = lazy(() => import('../approval/AskDialog').then((m) => ({ default: m.AskDialog })))
const ScheduleDialog = lazy(() =>
  import('../approval/ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })),
)

const TEMPLATES_OWN = -1

type Props = {
  /** The first text to a customer: there is nothing to complete and nothing to look at again. */
  first?: boolean
  /** Why somebody has to agree before it is sent, "" when nobody has to. */
  whyAsk: string
  blockers: number
  warnings: number
  /** State that the template proposes, "" for none. */
  next: string
  empty: boolean
  busy: boolean
  onSend: (way: Way) => void
  onAsk: (note: string) => void
  /** Nothing while there is nothing to make one of, or for who may not. */
  onTemplate?: (() => void) | undefined
  /** Nothing while there is nothing to throw away. */
  onDrop: (() => void) | undefined
  /** A dialog of its own stands open: Esc closes that and nothing else. */
  onHold?: (held: boolean) => void
  children?: ReactNode
}

/** 返信して完了, 送信する or 承認を頼む, with the other ways in the split part. It stays focusable while blocked and then leads to the problem. */
export function SendButton({ first = false, whyAsk, blockers, warnings, next, empty, busy, ...on }: Props) {
  const { onSend, onAsk, onTemplate, onDrop, onHold, children } = on
  const may = useMay()
  const [asking, setAsking] = useState<'time' | 'note' | ''>('')
  useEffect(() => onHold?.(asking !== ''), [asking, onHold])
  const mustAsk = !may('send') || whyAsk !== ''
  const done = !first && !mustAsk && (next === '' || next === 'done')
  const free = blockers === 0 && !empty
  const kind = free ? 'main' : 'plain'
  const why = empty ? ja.compose.emptyText : blockers > 0 ? ja.compose.blocked(blockers) : ''
  const plain = first ? start.send : done ? ja.compose.sendDone : ja.compose.sendOnly
  const word = mustAsk
    ? may('send')
      ? approval.ask
      : people.ask.button
    : free && warnings > 0
      ? ja.compose.sendWithWarnings(warnings)
      : plain
  const shared = { kind, small: true } as const
  const told = mustAsk ? (may('send') ? (approval.needs[whyAsk] ?? '') : people.ask.noSend) : ''
  return (
    <span className={css.split}>
      <Button
        {...shared}
        className={css.send}
        action="send"
        busy={busy}
        aria-disabled={!free}
        title={why || told}
        onClick={() => onSend({ done })}
      >
        {word}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <Button
            {...shared}
            className={css.more}
            aria-label={ja.compose.otherSends}
            icon={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {first || mustAsk ? null : (
            <>
              <Menu.Item onClick={() => onSend({ done: true, follow: 0 })}>{ja.compose.sendDone}</Menu.Item>
              <Menu.Item onClick={() => onSend({ done: false, follow: 0 })}>{ja.compose.sendOnly}</Menu.Item>
              <Menu.Item onClick={() => onSend({ done: false, follow: TEMPLATES_OWN })}>
                {plan.follow}
              </Menu.Item>
            </>
          )}
          <Menu.Item onClick={() => setAsking('time')}>{plan.menu}</Menu.Item>
          <Menu.Item onClick={() => setAsking('note')}>{mustAsk ? approval.askWith : approval.ask}</Menu.Item>
          {children}
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
