import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Account } from '../host/types'
import { upcoming } from '../text/format'
import { pages } from '../text/ja.pages'
import { useNow } from '../ui/useNow'
import css from './Advice.module.css'

const words = pages.accounts
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
const MINUTE = 60_000

type Level = 'ok' | 'wait' | 'act'

function levelOf(account: Account, urgent: boolean): Level {
  if (urgent || account.notices.some((n) => n.serious) || account.state === 'retry') return 'act'
  return account.state === 'ok' ? 'ok' : 'wait'
}

const signs = {
  ok: <IconCircleCheck {...icon} />,
  wait: <IconInfoCircle {...icon} />,
  act: <IconAlertTriangle {...icon} />,
}

/** What to do now, in one line: the first thing that is read on a card. */
export function Advice({ account, urgent }: { account: Account; urgent: boolean }) {
  const now = useNow(MINUTE)
  const level = levelOf(account, urgent)
  const text = account.advice || spare(account, now)
  if (!text) return null
  return (
    <p className={css.advice} data-level={level}>
      {signs[level]}
      <span>{text}</span>
    </p>
  )
}

/** What an older program says where it gives no advice of its own. */
function spare(account: Account, now: number): string {
  if (account.state === 'paused') return words.pausedText
  if (account.state === 'new') return words.newText
  if (account.state !== 'retry') return account.keys.find((k) => k.level !== 'ok' && k.next)?.next ?? ''
  return `${account.text}${account.next_at > 0 ? words.nextTry(upcoming(account.next_at, now)) : ''}`
}
