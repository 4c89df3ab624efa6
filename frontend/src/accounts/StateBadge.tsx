import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconPlayerPause,
  IconRefresh,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Account } from '../host/types'
import { pages } from '../text/ja.pages'
import { Badge, type Tone } from '../ui/Badge'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const

const looks: Record<string, { tone: Tone; icon: ReactNode }> = {
  new: { tone: 'plain', icon: <IconClock {...icon} /> },
  ok: { tone: 'ok', icon: <IconCircleCheck {...icon} /> },
  retry: { tone: 'today', icon: <IconAlertTriangle {...icon} /> },
  stopped: { tone: 'late', icon: <IconCircleX {...icon} /> },
  paused: { tone: 'plain', icon: <IconPlayerPause {...icon} /> },
}

/** How an account stands, in a word. */
export function StateBadge({ account }: { account: Account }) {
  if (account.busy) {
    return (
      <Badge tone="accent" icon={<IconRefresh {...icon} />}>
        {pages.accounts.receiving}
      </Badge>
    )
  }
  const look = looks[account.state]
  return (
    <Badge tone={look?.tone ?? 'plain'} icon={look?.icon}>
      {pages.accounts.states[account.state] ?? account.state}
    </Badge>
  )
}
