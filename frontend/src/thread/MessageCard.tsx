import { IconBuildingStore, IconHelp, IconMailX, IconNote, IconPhone, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import type { Message } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { care, joins } from '../text/ja.care'
import { Attachments } from './Attachments'
import { CareBanner } from './CareBanner'
import { HtmlFrame } from './HtmlFrame'
import { LinkList } from './LinkList'
import css from './MessageCard.module.css'
import { MessageMenu } from './MessageMenu'
import { SpokenText } from './SpokenText'

type Look = 'in' | 'out' | 'unknown' | 'note' | 'call' | 'bounce'

const icons: Record<Look, typeof IconUser> = {
  in: IconUser,
  out: IconBuildingStore,
  unknown: IconHelp,
  note: IconNote,
  call: IconPhone,
  bounce: IconMailX,
}

const isLook = (word: string): word is Look => word in icons

function lookOf(m: Message): Look {
  if (m.kind === 'bounce' || m.kind === 'complaint') return 'bounce'
  return isLook(m.direction) ? m.direction : 'unknown'
}

type Props = { message: Message; confirmedBy: string; now: number; folded: boolean; onSplit?: () => void }

/** One message; its kind is told by word, icon, indent and tint together. */
export function MessageCard({ message: m, confirmedBy, now, folded, onSplit }: Props) {
  const [open, setOpen] = useState(!folded)
  const look = lookOf(m)
  const Icon = icons[look]
  const words = ja.thread.looks[look]
  const name = look === 'in' && m.author ? ja.inbox.honorific(m.author.replace(/ ?様$/, '')) : words.name
  const aside =
    look === 'in' ? (m.author ? words.aside : '') : [words.aside, m.author].filter(Boolean).join('・')
  return (
    <article className={css.card} data-look={look} data-folded={!open || undefined}>
      <header className={css.head}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        <b className={css.name}>{name}</b>
        <span className={css.aside}>{aside}</span>
        {open ? null : <Glance message={m} onOpen={() => setOpen(true)} />}
        <span className={css.gap} />
        {look === 'out' ? (
          <span className={css.sent}>
            {m.elsewhere && !m.bounce.state ? joins.elsewhere : sentAs(m, confirmedBy)}
          </span>
        ) : null}
        <time className={css.time}>{when(m.sent_at, now)}</time>
        {m.has_raw || onSplit ? <MessageMenu id={m.id} raw={m.has_raw} onSplit={onSplit} /> : null}
      </header>
      {open ? <Body message={m} /> : null}
    </article>
  )
}

const sentAs = (m: Message, confirmedBy: string) =>
  m.bounce.state === 'failed'
    ? ja.thread.lost.failed
    : m.bounce.state === 'delayed'
      ? ja.thread.lost.delayed
      : ja.thread.sentBy(confirmedBy)

function Glance({ message, onOpen }: { message: Message; onOpen: () => void }) {
  return (
    <button type="button" className={css.glance} aria-expanded={false} onClick={onOpen}>
      {message.text.replace(/\s+/g, ' ').slice(0, 80)}
    </button>
  )
}

function Body({ message: m }: { message: Message }) {
  const [html, setHtml] = useState(m.text.trim() === '')
  if (m.deleted) return <p className={css.deleted}>{ja.thread.deleted}</p>
  return (
    <>
      <CareBanner message={m} />
      {joins.why[m.joined_by] ? <p className={css.joined}>{joins.why[m.joined_by]}</p> : null}
      {html && m.html ? <HtmlFrame html={m.html} /> : <SpokenText text={m.text} folds={m.folds} />}
      {m.html && m.text.trim() ? (
        <button type="button" className={css.turn} aria-pressed={html} onClick={() => setHtml(!html)}>
          {html ? ja.thread.asText : ja.thread.asHtml}
        </button>
      ) : null}
      {html && m.html ? <p className={css.joined}>{care.outside}</p> : null}
      <LinkList message={m} />
      <Attachments files={m.files} />
      {m.bounce.text ? (
        <p className={css.warning}>
          {m.direction === 'out' ? ja.thread.lost.to(m.bounce.address) : ''}
          {m.bounce.text}
        </p>
      ) : null}
      {m.warnings.map((w) => (
        <p key={w} className={css.warning}>
          {w}
        </p>
      ))}
    </>
  )
}
