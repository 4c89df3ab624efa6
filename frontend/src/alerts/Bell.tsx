import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useAlerts } from '../host/queries/accounts'
import { useMentions } from '../host/queries/thread'
import type { Alert } from '../host/types'
import { go } from '../nav'
import { when } from '../text/format'
import { connect } from '../text/ja.connect'
import { Badge, type Tone } from '../ui/Badge'
import { Button } from '../ui/Button'
import { useNow } from '../ui/useNow'
import css from './Bell.module.css'
import { MentionRows } from './MentionRows'
import { openAlert } from './place'

const words = connect.alerts
const MINUTE = 60_000
const tones: Record<string, Tone> = { serious: 'late', warn: 'today' }

/** What a person should know of without looking for it; each leads to where it is settled. */
export function Bell() {
  const [opened, setOpened] = useState(false)
  const alerts = useAlerts().data?.alerts ?? []
  const mentions = useMentions().data ?? []
  const waiting = alerts.length + mentions.length
  const serious = alerts.some((a) => a.level === 'serious')
  const close = () => setOpened(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={360}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={css.bell}
          aria-label={words.bell(waiting)}
          title={words.bell(waiting)}
          onClick={() => setOpened((o) => !o)}
        >
          <IconBell size={18} stroke={1.6} aria-hidden="true" />
          {waiting > 0 ? (
            <span className={css.count} data-serious={serious || undefined} aria-hidden="true">
              {Math.min(waiting, 99)}
            </span>
          ) : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.sheet}>
        <section aria-label={words.title}>
          <MentionRows mentions={mentions} onClose={close} />
          {waiting === 0 ? <p className={css.none}>{words.none}</p> : null}
          <ul className={css.list}>
            {alerts.map((alert) => (
              <li key={alert.id}>
                <AlertRow alert={alert} onClose={close} />
              </li>
            ))}
          </ul>
          <p className={css.foot}>
            <Button
              kind="link"
              onClick={() => {
                close()
                go({ to: 'section', section: 'alerts' })
              }}
            >
              {words.settings}
            </Button>
          </p>
        </section>
      </Popover.Dropdown>
    </Popover>
  )
}

function AlertRow({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const now = useNow(MINUTE)
  return (
    <button
      type="button"
      className={css.row}
      aria-label={words.open(alert.title)}
      onClick={() => {
        onClose()
        openAlert(alert)
      }}
    >
      <span className={css.top}>
        <Badge tone={tones[alert.level] ?? 'plain'}>{words.levels[alert.level] ?? alert.level}</Badge>
        <span className={css.title}>{alert.title}</span>
        <span className={css.time}>{alert.at > 0 ? when(alert.at, now) : ''}</span>
      </span>
      <span className={css.text}>{alert.text}</span>
    </button>
  )
}
