import { useAction } from '../host/queries/actions'
import type { Account, Kind } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { Mark } from '../ui/Mark'
import { useNow } from '../ui/useNow'
import { AccountMenu } from './AccountMenu'
import { neededSecrets } from './form'
import { Remedy } from './Remedy'
import { StateBadge } from './StateBadge'
import css from './StoppedBanner.module.css'
import { threeOf } from './sentences'

const MINUTE = 60_000

type Props = {
  account: Account
  kind: Kind | undefined
  /** The first stopped account has the one filled button of the screen. */
  main: boolean
  onEdit: () => void
  onRemove: () => void
}

/** A stopped account: what happened, what is safe, what to do, and the field to do it in. */
export function StoppedBanner({ account, kind, main, onEdit, onRemove }: Props) {
  const secrets = neededSecrets(kind, account.settings)
  const three = threeOf(account, secrets.length > 0)
  const now = useNow(MINUTE)
  const title = `account-title-${account.id}`
  const pause = useAction('PauseAccount')
  const lines = [
    [ja.dialog.what, three.what],
    [ja.dialog.safe, three.safe],
    [ja.dialog.next, three.next],
  ]
  return (
    <section className={css.banner} aria-labelledby={title}>
      <div className={css.story}>
        <header className={css.head}>
          <Mark mark={account.mark} shape={account.shape} />
          <h3 id={title} className={css.name} title={account.name} tabIndex={-1}>
            {account.name}
          </h3>
          <StateBadge account={account} />
          <span className={css.last}>{pages.accounts.lastReceived(when(account.last_ok_at, now))}</span>
          <AccountMenu
            account={account}
            onEdit={onEdit}
            onRemove={onRemove}
            onPause={() => pause.mutate({ id: account.id })}
          />
        </header>
        <dl className={css.lines}>
          {lines.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Remedy account={account} kind={kind} main={main} onEdit={onEdit} />
    </section>
  )
}
