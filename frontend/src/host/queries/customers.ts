// Reads of who writes and calls.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
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

/** What a customer has ordered or asked, page by page: it may be thousands. */
export const useCustomerHistory = (id: number, of: 'orders' | 'inquiries') =>
  useInfiniteQuery({
    queryKey: keys.customerHistory(id, of),
    queryFn: ({ pageParam, signal }) =>
      call('CustomerHistory', { id, of, after: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (of === 'orders' ? page.orders_next : page.inquiries_next) || undefined,
    enabled: id > 0,
  })
