import { IconStarFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Entry, Message } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { joins } from '../text/ja.care'
import { mail } from '../text/ja.mail'
import { notes } from '../text/ja.order'
import { models } from '../text/ja.texts'
import { ProblemNote } from '../ui/ProblemNote'
import { Attachments } from './Attachments'
import { CareBanner } from './CareBanner'
import { icons, lookOf, writerOf } from './look'
import { MailText } from './MailText'
import css from './MessageCard.module.css'
import { MessageEntries } from './MessageEntries'
import { MessageMenu } from './MessageMenu'
import { OwnNote } from './OwnNote'
import { Warnings } from './Warnings'

const NONE: readonly Entry[] = []

type Props = {
  message: Message
  inquiry: number
  confirmedBy: string
  now: number
  folded: boolean
  /** What stands in the books because of it. */
  entries?: readonly Entry[]
  onSplit?: () => void
}

/** One message; its kind is told by word, icon, indent and tint together. */
export function MessageCard({
  message: m,
  inquiry,
  confirmedBy,
  now,
  folded,
  entries = NONE,
  onSplit,
}: Props) {
  const mark = useAction('SetModel')
  const [open, setOpen] = useState(!folded)
  const look = lookOf(m)
  const Icon = icons[look]
  const { name, aside } = writerOf(m, look)
  return (
    <article
      className={css.card}
      data-look={look}
      data-folded={!open || undefined}
      data-message={m.id}
      tabIndex={-1}
    >
      <header className={css.head}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        <b className={css.name}>{name}</b>
        <span className={css.aside}>{aside}</span>
        {open ? null : <Glance message={m} onOpen={() => setOpen(true)} />}
        <span className={css.gap} />
        {m.model ? (
          <span className={css.model} title={m.model_note || undefined}>
            <IconStarFilled size={12} aria-hidden="true" />
            {models.badge}
          </span>
        ) : null}
        {look === 'out' ? (
          <span className={css.sent}>
            {m.elsewhere && !m.bounce.state ? joins.elsewhere : sentAs(m, confirmedBy)}
          </span>
        ) : null}
        <time className={css.time}>{when(m.sent_at, now)}</time>
        <MessageMenu
          message={m}
          inquiry={inquiry}
          onMark={(on) => mark.mutate({ id: m.id, on, note: '' })}
          onSplit={onSplit}
        />
      </header>
      {mark.error ? <ProblemNote error={mark.error} close={mark.reset} /> : null}
      {open ? <Body message={m} /> : null}
      <MessageEntries entries={entries} />
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
  const own = m.direction === 'note' || m.direction === 'call'
  if (m.deleted)
    return (
      <>
        <p className={css.deleted}>{own ? notes.removed : ja.thread.deleted}</p>
        {own ? <OwnNote message={m} /> : null}
      </>
    )
  return (
    <>
      <CareBanner message={m} />
      {joins.why[m.joined_by] ? <p className={css.joined}>{joins.why[m.joined_by]}</p> : null}
      <MailText mail={m} suspicious={m.suspicious} />
      {m.has_raw && !m.text.trim() && !m.html ? <p className={css.deleted}>{mail.unreadable}</p> : null}
      <Attachments files={m.files} suspicious={m.suspicious} message={m.id} />
      {m.bounce.text ? (
        <p className={css.warning}>
          {m.direction === 'out' ? ja.thread.lost.to(m.bounce.address) : ''}
          {m.bounce.text}
        </p>
      ) : null}
      <Warnings warnings={m.warnings} />
      {own && (m.mine || m.edited_at > 0) ? <OwnNote message={m} /> : null}
    </>
  )
}
