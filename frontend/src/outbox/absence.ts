import type { OutboxItem } from '../host/types'
import { when } from '../text/format'
import { absent } from '../text/ja.absent'

export const isAbsent = (item: OutboxItem) => item.likely === 'not_sent'

/** Where an absent answer was looked for, and when. */
export const whyAbsent = (item: OutboxItem, now: number) =>
  (item.to ? absent.mail : absent.mall)(when(item.absent_at, now))
