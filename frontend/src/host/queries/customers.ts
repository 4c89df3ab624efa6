// Reads of who writes and calls.
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api'
import { keys } from './keys'

/** Who may be on the telephone; the last answer stays while the next one comes. */
export const useCallers = (text: string) =>
  useQuery({
    queryKey: keys.callers(text),
    queryFn: ({ signal }) => call('CallerLookup', { text }, signal),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const useCustomer = (id: number) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: ({ signal }) => call('CustomerByID', { id }, signal),
    enabled: id > 0,
  })

const SHOWN_CUSTOMERS = 500

export const useCustomers = (search: string) =>
  useQuery({
    queryKey: keys.customers(search),
    queryFn: ({ signal }) => call('Customers', { search, limit: SHOWN_CUSTOMERS }, signal),
    placeholderData: keepPreviousData,
  })

const READ_AGAIN = 4

/** Reads what is known of customers again. Of a long history only its first pages: the rest comes when it is in sight. */
export function customersAgain(client: QueryClient) {
  for (const [key, all] of client.getQueriesData<InfiniteData<unknown>>({ queryKey: keys.oneCustomer }))
    if (key[2] === 'history' && all) client.setQueryData(key, firstPages(all, READ_AGAIN))
  void client.invalidateQueries({ queryKey: keys.oneCustomer })
}

const firstPages = <T>(all: InfiniteData<T> | undefined, n: number) =>
  all && { pages: all.pages.slice(0, n), pageParams: all.pageParams.slice(0, n) }

/** What a customer has ordered or asked, page by page: it may be thousands. Once it is left, it begins anew. */
export function useCustomerHistory(id: number, of: 'orders' | 'inquiries') {
  const client = useQueryClient()
  useEffect(
    () => () => {
      const key = keys.customerHistory(id, of)
      const updatedAt = client.getQueryState(key)?.dataUpdatedAt
      client.setQueryData<InfiniteData<unknown>>(key, (all) => firstPages(all, 1), { updatedAt })
    },
    [client, id, of],
  )
  return useInfiniteQuery({
    queryKey: keys.customerHistory(id, of),
    queryFn: ({ pageParam, signal }) =>
      call('CustomerHistory', { id, of, after: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (of === 'orders' ? page.orders_next : page.inquiries_next) || undefined,
    enabled: id > 0,
  })
}
