import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { see } from '../host/sight'
import type { ListedOrder } from '../host/types'
import type { ListHandle } from '../inbox/InboxList'
import box from '../inbox/InboxList.module.css'
import { orders as words } from '../text/ja.orders'
import { OrdersRow } from './OrdersRow'

const ROW = 36
const AHEAD = 20 // rows from the end at which the next page is asked for

type Props = {
  ref: Ref<ListHandle>
  rows: readonly ListedOrder[]
  openId: number
  activeId: number
  search: string
  onOpen: (id: number) => void
  onScrolled: (scrolled: boolean) => void
  onEnd: () => void
}

/** The virtual list: one tab stop, the active row named by aria-activedescendant. */
export function OrdersList({ ref, rows, openId, activeId, search, onOpen, onScrolled, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]?.id ?? i,
    overscan: 12,
  })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - AHEAD) onEnd()
  }, [last, rows.length, onEnd])
  const onScreen = items.flatMap(({ index }) => rows[index]?.id ?? []).join()
  useEffect(() => see(onScreen.split(',').map(Number)), [onScreen])
  // Only a move of the active row scrolls; fresh data never does.
  const latest = useRef(rows)
  latest.current = rows
  useEffect(() => {
    const index = latest.current.findIndex((row) => row.id === activeId)
    if (index >= 0) list.scrollToIndex(index, { align: 'auto' })
  }, [activeId, list])
  // A row that is scrolled out of sight is not on the page, and cannot be named.
  const shown = items.some(({ index }) => rows[index]?.id === activeId)
  return (
    <div
      ref={scroller}
      className={box.scroller}
      role="listbox"
      aria-label={words.list}
      tabIndex={0}
      aria-activedescendant={shown ? `order-${activeId}` : undefined}
      onScroll={(e) => onScrolled(e.currentTarget.scrollTop > 0)}
    >
      <div role="presentation" className={box.all} style={{ height: list.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <div
              role="presentation"
              key={item.key}
              className={box.line}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <OrdersRow
                row={row}
                open={row.id === openId}
                active={row.id === activeId}
                search={search}
                onClick={() => onOpen(row.id)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
