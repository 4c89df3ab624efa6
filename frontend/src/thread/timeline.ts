import type { Event, Message } from '../host/types'
import { eventText } from '../text/ja.events'

export type Told = { at: number; text: string }

/** What happened before each message and after the last one, as sentences, oldest first. */
export function timeline(messages: Message[], events: Event[]): Told[][] {
  const gaps: Told[][] = Array.from({ length: messages.length + 1 }, () => [])
  for (const e of [...events].sort((a, b) => a.at - b.at)) {
    const text = eventText(e)
    const found = messages.findIndex((m) => m.sent_at > e.at)
    if (text) gaps[found < 0 ? messages.length : found]?.push({ at: e.at, text })
  }
  return gaps
}
