import { Bell } from '../alerts/Bell'
import { useAction } from '../host/queries/actions'
import { useCounts } from '../host/queries/inbox'
import { useKeys } from '../keys/useKeys'
import { go, SCREENS, usePlace } from '../nav'
import { useMay, useScreens } from '../people/rights'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { toast } from '../ui/toast'
import { NavMenu } from './NavMenu'
import { PersonMenu } from './PersonMenu'
import { ReceiveStatus } from './ReceiveStatus'
import { SearchBox } from './SearchBox'
import css from './TopBar.module.css'

const ALL = 0

export function TopBar() {
  const { screen } = usePlace()
  const shown = useScreens()
  const may = useMay()
  const waiting = useCounts().data?.queued ?? 0
  const sync = useAction('Sync')
  useKeys({
    orders: may('search') ? () => go({ to: 'screen', screen: 'orders' }) : undefined,
    receive: may('act') ? () => sync.mutate({ id: ALL }) : undefined,
    search: may('search') ? undefined : () => toast(people.noSearch),
  })
  return (
    <header className={css.bar}>
      <span className={css.brand}>
        <img src="./favicon.svg" alt="" width={24} height={24} />
        {ja.app}
      </span>
      <nav className={css.nav} aria-label={ja.nav.label}>
        {SCREENS.filter((s) => s !== 'search' && shown(s)).map((s) => (
          <button
            key={s}
            type="button"
            className={css.item}
            aria-current={s === screen ? 'page' : undefined}
            onClick={() => go({ to: 'screen', screen: s })}
          >
            {ja.nav[s]}
            {s === 'outbox' && waiting > 0 ? <span className={css.count}>{waiting}</span> : null}
          </button>
        ))}
      </nav>
      <NavMenu />
      <span className={css.gap} />
      {may('search') ? <SearchBox /> : null}
      <ReceiveStatus busy={sync.isPending} />
      {may('read') ? <Bell /> : null}
      <PersonMenu onReceive={() => sync.mutate({ id: ALL })} />
    </header>
  )
}
