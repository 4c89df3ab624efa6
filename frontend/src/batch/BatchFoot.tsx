import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { approval, plan } from '../text/ja.approval'
import { list } from '../text/ja.list'
import { Button } from '../ui/Button'
import css from './Batch.module.css'
import type { Leave, Made } from './useBatch'

const AskDialog = lazy(() => import('../approval/AskDialog').then((m) => ({ default: m.AskDialog })))
const ScheduleDialog = lazy(() =>
  import('../approval/ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })),
)

const words = list.batch

type Props = {
  going: readonly Made[]
  made: boolean
  onOther: () => void
  onRun: (leave: Leave) => void
  onHold: (held: boolean) => void
}

/** How they leave: now, at a time, or after somebody has agreed. */
export function BatchFoot({ going, made, onOther, onRun, onHold }: Props) {
  const [done, setDone] = useState(false)
  const [asking, setAsking] = useState<'time' | 'note' | ''>('')
  useEffect(() => onHold(asking !== ''), [asking, onHold])
  const ready = made && going.length > 0
  const kind = ready ? 'main' : 'plain'
  const asks = going.filter((p) => p.must_ask !== '').length
  const run = (over: Partial<Leave>) => {
    setAsking('')
    onRun({ done, ...over })
  }
  return (
    <div className={css.foot}>
      <label className={css.done}>
        <input type="checkbox" checked={done} onChange={(e) => setDone(e.target.checked)} />
        {words.done}
      </label>
      <Button onClick={onOther}>{words.other}</Button>
      <span className={css.split}>
        <Button kind={kind} className={css.send} disabled={!ready} onClick={() => run({})}>
          {words.leave(going.length - asks, asks)}
        </Button>
        <Menu position="top-end">
          <Menu.Target>
            <Button
              kind={kind}
              className={css.more}
              disabled={!ready}
              aria-label={words.otherWays}
              icon={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking('time')}>{plan.menu}</Menu.Item>
            <Menu.Item onClick={() => setAsking('note')}>{approval.ask}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
      <Suspense fallback={null}>
        {asking === 'time' ? (
          <ScheduleDialog onClose={() => setAsking('')} onPick={(at) => run({ at })} />
        ) : null}
        {asking === 'note' ? (
          <AskDialog onClose={() => setAsking('')} onAsk={(note) => run({ ask: true, note })} />
        ) : null}
      </Suspense>
    </div>
  )
}
