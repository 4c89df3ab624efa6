import type { Row } from '../host/types'
import { clock, span, upcoming } from '../text/format'
import { ja } from '../text/ja'
import { official } from '../text/ja.care'
import { due } from '../text/ja.due'
import { list as words } from '../text/ja.list'
import { titleOf } from '../text/who'
import { spokenMarks } from './marks'

/** What stands in the due badge: 2時間 超過, 14:00 まで, 明日 9:20. */
export function dueText(row: Pick<Row, 'due_at' | 'level'>, now: number): string {
  if (!row.due_at) return ''
  if (row.level === 'late') return ja.inbox.over(span(Math.max(0, now - row.due_at)))
  return row.level === 'today' ? ja.inbox.until(clock(row.due_at)) : upcoming(row.due_at, now)
}

/** What stands beside the due badge of a row that was put off, has come back, or was thanked for. */
export function followText(row: Row): string {
  if (row.thanks) return due.thanks
  if (row.state === 'snoozed') return row.snooze_until ? due.back(row.snooze_until) : ''
  if (!row.woke_at) return ''
  return row.snooze_for ? due.wokeFor(row.snooze_for) : due.woke
}

/** An answer on its way, or one that needs a person. */
export const inTrouble = (sending: string) => sending === 'failed' || sending === 'unknown'

export function sendingWord(sending: string) {
  if (!sending) return ''
  return inTrouble(sending) ? ja.inbox.trouble : ja.inbox.onItsWay
}

/** The row in one breath, for readers. */
export function rowLabel(row: Row, now: number, chosen = false): string {
  return [
    titleOf(row),
    row.account_name,
    dueText(row, now),
    followText(row),
    row.official ? official.title : '',
    row.unread ? ja.inbox.unread : '',
    chosen ? words.isChosen : '',
    ...spokenMarks(row),
    row.subject,
    sendingWord(row.sending),
  ]
    .filter(Boolean)
    .join('、')
}
