import {
  IconAlertTriangle,
  IconCircleX,
  IconClock,
  IconHandStop,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { allWords } from '../compose/records'
import type { OutboxItem } from '../host/types'
import { go } from '../nav'
import { upcoming } from '../text/format'
import { held } from '../text/ja.held'
import { pages } from '../text/ja.pages'
import { promise } from '../text/ja.promise'
import { Badge, type Tone } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { isHeld, secondsLeft } from './groups'
import { HeldStory } from './HeldStory'
import css from './ItemCard.module.css'
import { Steps } from './Steps'
import { UnknownStory } from './UnknownStory'
import { who } from './who'

const words = pages.outbox
const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const
const SOON = 120

const looks: Record<string, { tone: Tone; icon: ReactNode }> = {
  queued: { tone: 'accent', icon: <IconClock {...icon} /> },
  sending: { tone: 'accent', icon: <IconSend {...icon} /> },
  held: { tone: 'today', icon: <IconHandStop {...icon} /> },
  failed: { tone: 'late', icon: <IconCircleX {...icon} /> },
  unknown: { tone: 'today', icon: <IconHelpCircle {...icon} /> },
}

/** One answer that has not arrived for sure: whose, what, how it stands, and what can be done. */
export function ItemCard({ item, now }: { item: OutboxItem; now: number }) {
  const stopped = isHeld(item)
  const look = stopped ? looks.held : looks[item.state]
  const title = `outbox-${item.id}`
  return (
    <li
      className={`${css.card} ${item.state === 'failed' && !stopped ? css.failed : ''}`}
      aria-labelledby={title}
    >
      <header className={css.head}>
        <Mark mark={item.mark} shape={item.shape} />
        <h3 id={title} className={css.who} title={words.to(who(item))}>
          {words.to(who(item))}
        </h3>
        <Badge tone={look?.tone ?? 'plain'} icon={look?.icon}>
          {stopped ? held.state : (words.states[item.state] ?? item.state)}
        </Badge>
        <span className={css.meta}>{metaOf(item)}</span>
        <Button
          small
          kind="quiet"
          aria-label={words.openOf(who(item))}
          onClick={() => go({ to: 'inquiry', id: item.inquiry_id })}
        >
          {words.open}
        </Button>
      </header>
      {item.subject ? (
        <p className={css.subject} title={item.subject}>
          {item.subject}
        </p>
      ) : null}
      <p className={css.text}>{item.text.replace(/\n{2,}/g, '\n')}</p>
      {item.records.length > 0 && item.state !== 'failed' ? (
        <p className={css.meta}>{promise.held(allWords(item.records))}</p>
      ) : null}
      {stopped ? <HeldStory item={item} now={now} /> : null}
      {item.state === 'failed' && !stopped ? <Failed item={item} /> : null}
      {item.state === 'unknown' ? <UnknownStory item={item} now={now} /> : null}
      <footer className={css.foot}>
        <span className={css.when}>{whenOf(item, now)}</span>
        <Steps item={item} />
      </footer>
    </li>
  )
}

function metaOf(item: OutboxItem) {
  const parts = [
    item.by ? words.by(item.by) : '',
    item.files.length > 0 ? words.files(item.files.length) : '',
    item.attempts > 1 ? words.tries(item.attempts) : '',
    item.done ? words.done : '',
  ]
  return parts.filter(Boolean).join('・')
}

function whenOf(item: OutboxItem, now: number) {
  if (item.state === 'sending') return words.sendingText
  if (item.state !== 'queued') return ''
  const left = secondsLeft(item, now)
  if (left === 0) return words.soon
  return left <= SOON ? words.left(left) : words.at(upcoming(item.send_at, now))
}

function Failed({ item }: { item: OutboxItem }) {
  return (
    <p className={css.reason}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>
        {item.reason} {words.failedText}
      </span>
    </p>
  )
}
