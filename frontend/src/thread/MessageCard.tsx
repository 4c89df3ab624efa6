import {
  IconBuilding,
  IconBuildingStore,
  IconHelp,
  IconMailX,
  IconNote,
  IconPhone,
  IconUser,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Message } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { joins } from '../text/ja.care'
import { mail } from '../text/ja.mail'
import { calls, notes } from '../text/ja.order'
import { Attachments } from './Attachments'
import { CareBanner } from './CareBanner'
import { MailText } from './MailText'
import css from './MessageCard.module.css'
import { MessageMenu } from './MessageMenu'
import { OwnNote } from './OwnNote'
import { Warnings } from './Warnings'

type Look = 'in' | 'out' | 'unknown' | 'note' | 'call' | 'bounce' | 'mall'

const icons: Record<Look, typeof IconUser> = {
  in: IconUser,
  out: IconBuildingStore,
  unknown: IconHelp,
  note: IconNote,
  call: IconPhone,
  bounce: IconMailX,
  mall: IconBuilding,
}

const isLook = (word: string): word is Look => word in icons

function lookOf(m: Message): Look {
  if (m.kind === 'bounce' || m.kind === 'complaint') return 'bounce'
  if (m.mall) return 'mall'
  return isLook(m.direction) ? m.direction : 'unknown'
}

/** Who wrote it. A mall is named as what it is; beside it stands the address, which is what can be checked. */
function writerOf(m: Message, look: Look) {
  const words = ja.thread.looks[look]
  if (look === 'mall') return { name: m.mall, aside: m.address }
  if (look === 'in' && m.author)
    return { name: ja.inbox.honorific(m.author.replace(/ ?様$/, '')), aside: words.aside }
  if (look === 'call') return { name: words.name, aside: talkOf(m) }
  if (look === 'note' && m.mentions.length > 0) {
    const to = m.mentions.map((s) => s.name)
    return { name: words.name, aside: [words.aside, notes.arrow(m.author, to)].join('・') }
  }
  return { name: words.name, aside: look === 'in' ? '' : [words.aside, m.author].filter(Boolean).join('・') }
}

/** 着信・3 分・佐藤 美咲・090-…・高橋 */
const talkOf = ({ talk, author }: Message) =>
  [
    calls.directions[talk.way],
    talk.seconds > 0 ? calls.talk(talk.seconds) : '',
    talk.name,
    talk.number,
    author,
  ]
    .filter(Boolean)
    .join('・')

type Props = { message: Message; confirmedBy: string; now: number; folded: boolean; onSplit?: () => void }

/** One message; its kind is told by word, icon, indent and tint together. */
export function MessageCard({ message: m, confirmedBy, now, folded, onSplit }: Props) {
  const [open, setOpen] = useState(!folded)
  const look = lookOf(m)
  const Icon = icons[look]
  const { name, aside } = writerOf(m, look)
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
