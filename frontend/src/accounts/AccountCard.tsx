import { useAction } from '../host/queries/actions'
import type { Account, Key, Kind } from '../host/types'
import { connect } from '../text/ja.connect'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import css from './AccountCard.module.css'
import { AccountMenu } from './AccountMenu'
import { Advice } from './Advice'
import { askedOf, fieldOfKey, withSecrets } from './form'
import { Health, PendingKeys } from './Health'
import { Inspection } from './Inspection'
import { KeyState } from './KeyState'
import { MailImport } from './MailImport'
import { Past } from './Past'
import { ProbeResult } from './ProbeResult'
import { ReSignIn } from './ReSignIn'
import { StateBadge } from './StateBadge'
import { useConnectionTest } from './useConnectionTest'

const words = pages.accounts

export type CardProps = {
  account: Account
  kind: Kind | undefined
  /** Opens the settings, with the caret in a field. */
  onEdit: (account: Account, field?: string) => void
  onRemove: (account: Account) => void
}

const ending = (key: Key) => key.level === 'soon' || key.level === 'urgent' || key.level === 'over'

/** The key that a sign-in through the browser renews. */
const SIGN_IN = /sign_?in|refresh/

/** One account: what to do now, how it stands, when its keys end, and what can be done. */
export function AccountCard({ account, kind, onEdit, onRemove }: CardProps) {
  const tried = useConnectionTest(account)
  const sync = useAction('Sync')
  const pause = useAction('PauseAccount')
  const resume = useAction('ResumeAccount')
  // A mailbox that is opened with a password has nothing to sign in to.
  const signsIn = askedOf(kind, account.settings).some((field) => field.sign_in)
  const ends = account.keys.filter(ending)
  const entered = ends.find((key) => !(signsIn && SIGN_IN.test(key.name)))
  const error = tried.error ?? sync.error ?? pause.error ?? resume.error
  const title = `account-title-${account.id}`
  const busy = account.busy || sync.isPending
  return (
    <article className={css.card} aria-labelledby={title}>
      <header className={css.head}>
        <Mark mark={account.mark} shape={account.shape} />
        <h3 id={title} className={css.name} title={account.name} tabIndex={-1}>
          {account.name}
        </h3>
        <StateBadge account={account} />
      </header>
      <Advice account={account} urgent={ends.length > 0} />
      <PendingKeys account={account} kind={kind} />
      {account.notices
        .filter((notice) => notice.text !== account.advice)
        .map((notice) => (
          <p key={notice.code} className={css.notice}>
            {notice.text}
          </p>
        ))}
      {account.keys.map((key) => (
        <KeyState key={key.name} item={key} />
      ))}
      <Past account={account} />
      <Health account={account} />
      {account.abilities.includes('mails') ? <MailImport account={account} /> : null}
      <ProbeResult probed={tried.probed} busy={tried.busy} ok={words.testOk} />
      {tried.steps ? (
        <Inspection account={account} steps={tried.steps} at={tried.at} onClose={tried.close} />
      ) : null}
      {error ? <ProblemNote error={error} /> : null}
      <footer className={css.foot}>
        {signsIn ? <ReSignIn account={account} wanted={ends.some((key) => SIGN_IN.test(key.name))} /> : null}
        {entered ? (
          <Button small kind="act" onClick={() => onEdit(account, fieldOfKey(kind, entered.name))}>
            {words.renew(entered.label)}
          </Button>
        ) : null}
        {account.state === 'paused' ? (
          <Button small kind="act" onClick={() => resume.mutate({ id: account.id })}>
            {words.resume}
          </Button>
        ) : (
          <Button small onClick={() => sync.mutate({ id: account.id })} busy={busy} aria-disabled={busy}>
            {connect.health.receive}
          </Button>
        )}
        <Button small onClick={() => onEdit(account)}>
          {connect.health.settings}
        </Button>
        <Button small onClick={() => tried.run(withSecrets(account, {}))} aria-disabled={tried.busy}>
          {words.test}
        </Button>
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
