import { useState } from 'react'
import { useAction } from '../host/queries'
import type { Account, Key, Kind, Probed } from '../host/types'
import { upcoming, when } from '../text/format'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './AccountCard.module.css'
import { AccountMenu } from './AccountMenu'
import { fieldOfKey, withSecrets } from './form'
import { KeyState } from './KeyState'
import { ProbeResult } from './ProbeResult'
import { StateBadge } from './StateBadge'

const words = pages.accounts
const MINUTE = 60_000

export type CardProps = {
  account: Account
  kind: Kind | undefined
  /** Opens the settings, with the caret in a field. */
  onEdit: (account: Account, field?: string) => void
  onRemove: (account: Account) => void
}

const ending = (key: Key) => key.level === 'soon' || key.level === 'urgent' || key.level === 'over'

/** One account: how it stands, when its keys end, and what can be done. */
export function AccountCard({ account, kind, onEdit, onRemove }: CardProps) {
  const [probed, setProbed] = useState<Probed | null>(null)
  const test = useAction('TestAccount')
  const pause = useAction('PauseAccount')
  const resume = useAction('ResumeAccount')
  const error = test.error ?? pause.error ?? resume.error
  const urgent = account.keys.find(ending)
  const title = `account-title-${account.id}`
  const probe = () => {
    setProbed(null)
    test.mutate(withSecrets(account, {}), { onSuccess: setProbed })
  }
  return (
    <article className={css.card} aria-labelledby={title}>
      <header className={css.head}>
        <Mark mark={account.mark} shape={account.shape} />
        <h3 id={title} className={css.name} title={account.name} tabIndex={-1}>
          {account.name}
        </h3>
        <StateBadge account={account} />
      </header>
      <Facts account={account} />
      {account.keys.map((key) => (
        <KeyState key={key.name} item={key} />
      ))}
      {account.keys.filter(ending).map((key) =>
        key.next ? (
          <p key={key.name} className={css.notice}>
            {key.next}
          </p>
        ) : null,
      )}
      {account.notices.map((notice) => (
        <p key={notice.code} className={css.notice}>
          {notice.text}
        </p>
      ))}
      <ProbeResult probed={probed} busy={test.isPending} ok={words.testOk} />
      {error ? <ProblemNote error={error} /> : null}
      <footer className={css.foot}>
        {urgent ? (
          <Button small kind="act" onClick={() => onEdit(account, fieldOfKey(kind, urgent.name))}>
            {words.renew(urgent.label)}
          </Button>
        ) : null}
        <Button small onClick={probe} aria-disabled={test.isPending}>
          {words.test}
        </Button>
        {account.state === 'paused' ? (
          <Button small kind="act" onClick={() => resume.mutate({ id: account.id })}>
            {words.resume}
          </Button>
        ) : urgent ? null : (
          <Button small onClick={() => pause.mutate({ id: account.id })}>
            {words.pause}
          </Button>
        )}
        <span className={css.gap} />
        <AccountMenu
          account={account}
          onEdit={() => onEdit(account)}
          onRemove={() => onRemove(account)}
          onPause={() => pause.mutate({ id: account.id })}
        />
      </footer>
    </article>
  )
}

function Facts({ account }: { account: Account }) {
  const now = useNow(MINUTE)
  const every = account.every > 0 ? words.every(Math.max(1, Math.round(account.every / 60))) : ''
  return (
    <>
      <p className={css.meta}>{words.meta(account.label, when(account.last_ok_at, now), every)}</p>
      {account.state === 'retry' ? (
        <p className={css.notice}>
          {account.text} {account.next_at > 0 ? words.nextTry(upcoming(account.next_at, now)) : ''}
        </p>
      ) : null}
      {account.state === 'paused' ? <p className={css.quiet}>{words.pausedText}</p> : null}
      {account.state === 'new' && !account.busy ? <p className={css.quiet}>{words.newText}</p> : null}
      <dl className={css.facts}>
        <dt>{words.inquiries}</dt>
        <dd>{words.cases(account.inquiries)}</dd>
        {account.keys.length === 0 ? (
          <>
            <dt>{words.expiry}</dt>
            <dd>{words.noExpiry}</dd>
          </>
        ) : null}
      </dl>
    </>
  )
}
