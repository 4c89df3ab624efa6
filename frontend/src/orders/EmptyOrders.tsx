import { IconPackage, IconSearch } from '@tabler/icons-react'
import { ALL_ORDERS } from '../filter'
import { go, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { orders as words } from '../text/ja.orders'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { FIELD } from './OrdersBar'

const icon = { size: 20, stroke: 1.6 }

// The pressed button goes away: the field keeps the focus.
function widen() {
  go({ to: 'orders', filter: ALL_ORDERS })
  document.getElementById(FIELD)?.focus()
}

/** Why the list is empty, and what to do now. */
export function EmptyOrders() {
  const { orders: filter } = usePlace()
  const mayConnect = useMay()('accounts')
  const { search, ...narrowed } = filter
  const all = <Button onClick={widen}>{words.widen}</Button>
  if (search)
    return (
      <Empty icon={<IconSearch {...icon} />} title={words.empty.search(search)} text={words.empty.searchText}>
        {all}
      </Empty>
    )
  if (Object.values(narrowed).some(Boolean))
    return (
      <Empty icon={<IconPackage {...icon} />} {...words.empty.narrowed}>
        {all}
      </Empty>
    )
  return (
    <Empty icon={<IconPackage {...icon} />} {...words.empty.none}>
      {mayConnect ? (
        <Button onClick={() => go({ to: 'screen', screen: 'accounts' })}>{words.fromFile}</Button>
      ) : null}
    </Empty>
  )
}
