import { Fragment, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useEntriesFor } from '../host/queries/books'
import type { Entry, Message, Thread } from '../host/types'
import { usePlace } from '../nav'
import { useMay } from '../people/rights'
import { ThreadFiles } from '../preview/open'
import { longDay, sameDay } from '../text/format'
import { ja } from '../text/ja'
import { Found } from './Found'
import { Happened } from './Happened'
import { MessageCard } from './MessageCard'
import css from './Messages.module.css'
import { PendingCard } from './PendingCard'
import { timeline } from './timeline'
import { useOpenedAt } from './useOpenedAt'

const OPEN_AT_END = 3
const NONE: readonly Entry[] = []

type Props = {
  thread: Thread
  seenId: number
  now: number
  onTakenBack: () => void
  onSplit?: (from: number) => void
}

const fromOutside = (m: Message) => m.direction === 'in' || m.direction === 'unknown'

/** What the customer has written since we last looked and last answered. */
function firstUnreadOf(messages: Message[], seenId: number) {
  const answered = messages.findLastIndex((m) => m.direction === 'out')
  return messages.slice(answered + 1).find((m) => m.id > seenId && fromOutside(m))?.id ?? 0
}

/** The conversation, newest at the bottom, opened at the first unread. */
export function Messages({ thread, seenId, now, onTakenBack, onSplit }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { messages, inquiry, outbox, events } = thread
  const gaps = timeline(messages, events)
  const files = useMemo(() => messages.flatMap((m) => m.files), [messages])
  const firstUnread = firstUnreadOf(messages, seenId)
  useSteadyFoot(scroller)
  // Once, before the first paint: what arrives later never moves the text being read.
  const ready = useRef(false)
  useLayoutEffect(() => {
    const box = scroller.current
    if (ready.current || !box) return
    ready.current = true
    box.scrollTop = box.scrollHeight
    const marker = box.querySelector<HTMLElement>('[data-unread-from]')
    if (marker && marker.offsetTop < box.scrollTop) box.scrollTop = marker.offsetTop - 8
  })
  const { find } = usePlace()
  const may = useMay()
  const booked = useEntriesFor(inquiry.id, may('entry') || may('books')).data?.entries ?? NONE
  const openedAt = useOpenedAt(inquiry.id, scroller, messages.length > 0)
  return (
    <ThreadFiles value={files}>
      <Found key={find} id={inquiry.id} messages={messages} box={scroller} />
      <div
        className={css.scroller}
        ref={scroller}
        data-pane="thread"
        tabIndex={-1}
        role="log"
        aria-label={ja.thread.label}
      >
        <div className={css.messages}>
          {messages.map((m, i) => {
            const before = messages[i - 1]
            return (
              <Fragment key={m.id}>
                {before && sameDay(before.sent_at, m.sent_at) ? null : <Divider text={longDay(m.sent_at)} />}
                <Happened events={gaps[i] ?? []} />
                {m.id === firstUnread ? <Divider text={ja.thread.unreadFrom} unread /> : null}
                <MessageCard
                  message={m}
                  inquiry={inquiry.id}
                  confirmedBy={ja.thread.confirmedBy[inquiry.kind] ?? ''}
                  now={now}
                  onSplit={onSplit && thread.splittable && i > 0 ? () => onSplit(m.id) : undefined}
                  folded={
                    !find &&
                    i < messages.length - OPEN_AT_END - 1 &&
                    m.id !== firstUnread &&
                    m.id !== openedAt
                  }
                  entries={booked.filter((e) => e.message_id === m.id)}
                />
              </Fragment>
            )
          })}
          <Happened events={gaps[messages.length] ?? []} />
          {outbox.map((item) => (
            <PendingCard key={item.id} item={item} now={now} onTakenBack={onTakenBack} />
          ))}
        </div>
      </div>
    </ThreadFiles>
  )
}

/** When the answer below grows, the newest words stay above it. */
function useSteadyFoot(scroller: RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    let height = box.clientHeight
    const observer = new ResizeObserver(() => {
      box.scrollTop += height - box.clientHeight
      height = box.clientHeight
    })
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller])
}

function Divider({ text, unread }: { text: string; unread?: boolean }) {
  return (
    <div className={unread ? css.unread : css.day} data-unread-from={unread || undefined}>
      <span>{text}</span>
    </div>
  )
}
