// Reads of orders, lists of orders and carriers.
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ALL_ORDERS, type OrderFilter } from '../../filter'
import { call } from '../api'
import { PAGE } from '../page'
import { isSeen, LONG } from '../sight'
import type { OrderFileQuery, OrderPage } from '../types'
import { keys } from './keys'

export const useOrders = (search: string, enabled = true) =>
  useQuery({
    queryKey: keys.orders(search),
    queryFn: ({ signal }) => call('Orders', { ...ALL_ORDERS, search, after: '', limit: 20 }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

export const useOrder = (id: number) =>
  useQuery({ queryKey: keys.order(id), queryFn: () => call('OrderByID', { id }), enabled: id > 0 })

type Pages = InfiniteData<OrderPage, string>

const longAt = (all: Pages | undefined, at: string) =>
  all && all.pages.length >= LONG ? all.pages[all.pageParams.indexOf(at)] : undefined

/** The pages behind begin where this one ended when they were read: what new orders push out at its end stays. */
function endingAs(kept: OrderPage, fresh: OrderPage): OrderPage {
  const ids = new Set(fresh.orders.map((o) => o.id))
  const last = fresh.orders.at(-1)?.ordered_at ?? 0
  const pushed = kept.orders.filter((o) => o.ordered_at <= last && !ids.has(o.id))
  return { orders: [...fresh.orders, ...pushed], next: kept.next }
}

/** The list of orders, page by page. Of a long one only the first page and what is in sight are read again. */
export const useOrderList = (filter: OrderFilter) =>
  useInfiniteQuery({
    queryKey: keys.orderList(filter),
    queryFn: async ({ pageParam, client, signal }): Promise<OrderPage> => {
      const kept = longAt(client.getQueryData(keys.orderList(filter)), pageParam)
      if (kept && pageParam && !isSeen(kept.orders)) return kept
      const fresh = await call('Orders', { ...filter, after: pageParam, limit: PAGE }, signal)
      return kept ? endingAs(kept, fresh) : fresh
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  })

/** Who bought an order and what has been asked about it. */
export const useOrderAsked = (id: number) =>
  useQuery({
    queryKey: keys.orderAsked(id),
    queryFn: ({ signal }) => call('OrderInquiries', { id }, signal),
    enabled: id > 0,
  })

/** How a held file would be read; nothing of it is kept longer than the screen stands. */
export const useOrderFile = (query: OrderFileQuery) =>
  useQuery({
    queryKey: keys.orderFile(query),
    queryFn: ({ signal }) => call('OrderFilePreview', query, signal),
    placeholderData: keepPreviousData,
    enabled: query.token !== '' && query.account > 0,
    gcTime: 0,
  })

export const useOrderMaps = () => useQuery({ queryKey: keys.orderMaps, queryFn: () => call('OrderMaps', {}) })

export const useCarriers = () => useQuery({ queryKey: keys.carriers, queryFn: () => call('Carriers', {}) })
