import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react'
import type { Key } from '../host/types'
import { fullDate } from '../text/format'
import { pages } from '../text/ja.pages'
import { Badge, type Tone } from '../ui/Badge'
import css from './KeyState.module.css'

const words = pages.accounts
const tones: Record<string, Tone> = { ok: 'ok', soon: 'today', urgent: 'late', over: 'late' }
const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const

function Sign({ level }: { level: string }) {
  if (level === 'ok') return <IconCheck {...icon} />
  return level === 'soon' ? <IconClock {...icon} /> : <IconAlertCircle {...icon} />
}

/** One key with its end: the word, the bar, the days left and the date. */
export function KeyState({ item }: { item: Key }) {
  const word = words.keyStates[item.level]?.(item.days_left) ?? item.level
  return (
    <section className={css.key} aria-label={item.label}>
      <div className={css.row}>
        <span>{item.label}</span>
        <Badge
          tone={tones[item.level] ?? 'plain'}
          icon={item.level ? <Sign level={item.level} /> : undefined}
        >
          {word}
        </Badge>
      </div>
      {item.level && item.life_days > 0 ? <Bar item={item} /> : null}
      {item.expires > 0 ? (
        <div className={css.row}>
          <span>
            <strong>{words.keyLeft(Math.max(0, item.days_left))}</strong>
            {item.life_days > 0 ? <span className={css.of}>{words.keyOf(item.life_days)}</span> : null}
          </span>
          <span className={css.until}>{words.keyUntil(fullDate(item.expires))}</span>
        </div>
      ) : null}
    </section>
  )
}

function Bar({ item }: { item: Key }) {
  const left = Math.min(item.life_days, Math.max(0, item.days_left))
  return (
    <div
      className={css.bar}
      role="progressbar"
      aria-label={words.keyBar(item.label)}
      aria-valuemin={0}
      aria-valuemax={item.life_days}
      aria-valuenow={left}
      aria-valuetext={words.keyLeft(left)}
    >
      <div
        className={`${css.fill} ${css[item.level] ?? ''}`}
        style={{ width: `${(left / item.life_days) * 100}%` }}
      />
    </div>
  )
}
