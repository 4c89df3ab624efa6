import { useEffect, useState } from 'react'
import { usePlace } from '../nav'
import { orders as words } from '../text/ja.orders'
import { useNow } from '../ui/useNow'
import { OrderBeside } from './OrderBeside'
import css from './Orders.module.css'
import { OrdersBar } from './OrdersBar'
import { OrdersPane } from './OrdersPane'
import { OrdersTabs } from './OrdersTabs'
import { useOrderFocus } from './useOrderFocus'
import { useOrderRows } from './useOrderRows'
import { useOrdersKeys } from './useOrdersKeys'

const MINUTE = 60_000

/** All orders over all connections, one of them beside the list. */
export function OrdersScreen() {
  const { order, orders: filter } = usePlace()
  const now = useNow(MINUTE)
  const [scrolled, setScrolled] = useState(false)
  // In narrow windows the order lies over the list, and is put aside without being left.
  const [aside, setAside] = useState(order === 0)
  const found = useOrderRows(filter, scrolled || order > 0, order)
  useEffect(() => setAside(order === 0), [order])
  const focus = useOrderFocus(found.rows, order)
  const open = (id: number) => {
    setAside(false)
    focus.open(id)
  }
  const openFirst = useFirst(found, open)
  useOrdersKeys({ focus, open, order, aside, setAside })
  return (
    <div className={css.screen}>
      <h1 className="for-readers">{words.title}</h1>
      <OrdersTabs />
      <OrdersBar now={now} onOpen={openFirst} onDown={() => focus.list.current?.focus()} />
      <div className={css.panes}>
        <OrdersPane found={found} focus={focus} openId={order} onOpen={open} onScrolled={setScrolled} />
        <OrderBeside
          id={order}
          now={now}
          over={order > 0 && !aside}
          onShow={() => (order ? setAside(false) : focus.activeId && open(focus.activeId))}
          onClose={() => {
            setAside(true)
            focus.list.current?.focus()
          }}
        />
      </div>
    </div>
  )
}

/** Opens what a search finds first. A scanner is done before the answer is here: then it opens as it comes. */
function useFirst(found: ReturnType<typeof useOrderRows>, open: (id: number) => void) {
  const [wanted, setWanted] = useState(false)
  const first = found.isPlaceholderData ? undefined : found.rows[0]?.id
  const settled = found.isSuccess && !found.isPlaceholderData
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opens is the same with every draw
  useEffect(() => {
    if (!wanted || !settled) return
    setWanted(false)
    if (first) open(first)
  }, [wanted, settled, first])
  return () => setWanted(true)
}
