import { IconAlertTriangle } from '@tabler/icons-react'
import { goToCard } from '../accounts/card'
import { useAccounts } from '../host/queries/accounts'
import { usePlace } from '../nav'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import css from './DeadMall.module.css'

const words = connect.dead

/** A connection that receives nothing is told on every screen; 接続 itself tells it in full. */
export function DeadMall() {
  const { screen } = usePlace()
  const stopped = useAccounts().data?.accounts.filter((a) => a.state === 'stopped') ?? []
  const [first] = stopped
  if (!first || screen === 'accounts') return null
  return (
    <div className={css.bar} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <p className={css.text}>
        <strong>{stopped.length === 1 ? words.one(first.name) : words.many(stopped.length)}</strong>
        <span className={css.safe}>{words.safe}</span>
      </p>
      <Button small onClick={() => goToCard(first.id)}>
        {words.repair}
      </Button>
    </div>
  )
}
