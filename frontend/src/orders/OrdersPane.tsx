import { useEffect } from 'react'
import pane from '../inbox/ListPane.module.css'
import { usePlace } from '../nav'
import { orders as words } from '../text/ja.orders'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { EmptyOrders } from './EmptyOrders'
import css from './Orders.module.css'
import { OrdersList } from './OrdersList'
import type { useOrderFocus } from './useOrderFocus'
import type { useOrderRows } from './useOrderRows'

type Props = {
  found: ReturnType<typeof useOrderRows>
  focus: ReturnType<typeof useOrderFocus>
  openId: number
  onOpen: (id: number) => void
  onScrolled: (scrolled: boolean) => void
}

/** The list with what stands above it: the columns, arrivals, the way back. */
export function OrdersPane({ found, focus, openId, onOpen, onScrolled }: Props) {
  const { search } = usePlace().orders
  const { rows, waiting, release, hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const end = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }
  // Who comes back to an open order goes on in the list.
  const back = openId > 0 && rows.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list has come
  useEffect(() => {
    if (back && document.activeElement === document.body) focus.list.current?.focus()
  }, [back])
  return (
    <section className={`${pane.pane} ${css.list}`} data-pane="list" aria-label={words.list}>
      <Columns />
      <SlowLine busy={found.isPending || found.isPlaceholderData} />
      <p className="for-readers" role="status">
        {found.isSuccess && !found.isPlaceholderData ? words.found(rows.length, hasNextPage) : ''}
      </p>
      {waiting > 0 ? (
        <button type="button" className={pane.fresh} onClick={release}>
          {words.fresh(waiting)}
        </button>
      ) : null}
      {found.error ? <ProblemNote error={found.error} again={() => void found.refetch()} /> : null}
      {rows.length > 0 ? (
        <OrdersList
          ref={focus.list}
          rows={rows}
          openId={openId}
          activeId={focus.activeId}
          search={search}
          onOpen={onOpen}
          onScrolled={onScrolled}
          onEnd={end}
        />
      ) : null}
      {found.isSuccess && !found.isPlaceholderData && rows.length === 0 && waiting === 0 ? (
        <EmptyOrders />
      ) : null}
    </section>
  )
}

/** What stands in which column; each row says it to readers by itself. */
function Columns() {
  const { columns } = words
  return (
    <div className={`${css.row} ${css.columns}`} aria-hidden="true">
      <span className={css.number}>{columns.number}</span>
      <span className={css.date}>{columns.date}</span>
      <span className={css.buyer}>{columns.buyer}</span>
      <span className={css.items}>{columns.items}</span>
      <span className={css.status}>{columns.status}</span>
      <span className={css.asked}>{columns.asked}</span>
      <span className={css.total}>{columns.total}</span>
    </div>
  )
}
