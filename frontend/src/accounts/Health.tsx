import type { Account, Kind } from '../host/types'
import { upcoming, when } from '../text/format'
import { connect } from '../text/ja.connect'
import { pages } from '../text/ja.pages'
import { useNow } from '../ui/useNow'
import css from './Health.module.css'

const words = connect.health
const MINUTE = 60_000

/** When it last worked, when it goes on, and what it has used of the day. */
export function Health({ account }: { account: Account }) {
  const now = useNow(MINUTE)
  return (
    <dl className={css.facts}>
      <dt>{words.lastGood}</dt>
      <dd>{account.last_ok_at > 0 ? when(account.last_ok_at, now) : words.never}</dd>
      <dt>{words.next}</dt>
      <dd>{nextOf(account, now)}</dd>
      <dt>{words.polls}</dt>
      <dd>{words.pollsOf(account.polls_today, account.failures_today)}</dd>
      {account.abilities.includes('calls') ? <Calls account={account} /> : null}
      <dt>{pages.accounts.inquiries}</dt>
      <dd>{pages.accounts.cases(account.inquiries)}</dd>
    </dl>
  )
}

/** Only of a kind that counts them. */
function Calls({ account: { calls_today: today, calls_limit: limit } }: { account: Account }) {
  return (
    <>
      <dt>{words.calls}</dt>
      <dd>
        {words.callsOf(today, limit)}
        {limit > 0 ? (
          <meter
            className={css.meter}
            aria-label={words.callsBar}
            min={0}
            max={1}
            value={Math.min(1, today / limit)}
          />
        ) : null}
      </dd>
    </>
  )
}

function nextOf(account: Account, now: number): string {
  if (account.busy) return words.now
  if (account.state === 'paused') return words.paused
  return account.next_at > now ? upcoming(account.next_at, now) : words.soon
}

/** A new key that waits beside the old one until the mall knows it. */
export function PendingKeys({ account, kind }: { account: Account; kind: Kind | undefined }) {
  return account.pending.map((key) => (
    <p key={key} className={css.pending} role="status">
      {words.pending(kind?.fields.find((f) => f.key === key)?.label ?? key)}
    </p>
  ))
}
