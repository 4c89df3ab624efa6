import { useMemo } from 'react'
import type { OrderFilter } from '../filter'
import { keys } from '../host/queries/keys'
import { useOrderList } from '../host/queries/orders'
import { eachOnce, useSettled, useShortened } from '../inbox/useSettled'

/** The orders of a filter, page by page, without jumps while `reading`. */
export function useOrderRows(filter: OrderFilter, reading: boolean, open: number) {
  const query = useOrderList(filter)
  const pages = query.data?.pages
  const fresh = useMemo(() => eachOnce((pages ?? []).map((p) => p.orders)), [pages])
  const many = pages?.length ?? 0
  const list = { listKey: JSON.stringify(filter), pages: many, stale: query.isPlaceholderData, reading }
  const settled = useSettled(fresh, { ...list, mine: open })
  useShortened(keys.orderList(filter), reading, many)
  return { ...query, ...settled }
}
