import type { OutboxItem } from '../host/types'
import { sameDay } from '../text/format'

export type Groups = { trouble: OutboxItem[]; held: OutboxItem[]; waiting: OutboxItem[]; sent: OutboxItem[] }

const HELD = new Set(['stopped', 'late', 'check'])
const LATE = 10 * 60_000

/** The last look before sending has kept it back: nothing failed, somebody has to look. */
export const isHeld = (item: OutboxItem) => item.state === 'failed' && HELD.has(item.code)

/** A planned reply that left well behind its moment, as after a night with the PC off. */
export const leftLate = (item: OutboxItem) => item.planned && item.sent_at - item.send_at > LATE

const isTrouble = (item: OutboxItem) => item.state === 'unknown' || (item.state === 'failed' && !isHeld(item))
const isWaiting = (item: OutboxItem) => item.state === 'queued' || item.state === 'sending'

/** Parts the outbox by what a person has to do; of the sent ones only those of today. */
export function groupsOf(items: readonly OutboxItem[], now: number): Groups {
  return {
    // An unknown outcome stands before a failure: nobody can tell the customer anything until it is settled.
    trouble: items
      .filter(isTrouble)
      .sort(
        (a, b) =>
          Number(b.state === 'unknown') - Number(a.state === 'unknown') || b.created_at - a.created_at,
      ),
    held: items.filter(isHeld).sort((a, b) => b.created_at - a.created_at),
    waiting: items.filter(isWaiting).sort((a, b) => a.send_at - b.send_at),
    sent: items
      .filter((item) => item.state === 'sent' && sameDay(item.sent_at, now))
      .sort((a, b) => b.sent_at - a.sent_at),
  }
}

export const secondsLeft = (item: OutboxItem, now: number) =>
  Math.max(0, Math.ceil((item.send_at - now) / 1000))
