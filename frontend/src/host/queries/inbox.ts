// Reads of the list and its numbers.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { EVERYTHING } from '../everything'
import type { CountsQuery } from '../types'
import { type InboxFilter, keys } from './keys'

export const PAGE = 100

const EVERYBODY: CountsQuery = { accounts: [], owner: 0 }

/** The numbers of the tabs, of some accounts or one owner where the list shows only theirs. */
export const useCounts = (of: CountsQuery = EVERYBODY) =>
  useQuery({
    queryKey: keys.countsOf(of),
    queryFn: () => call('Counts', of),
    placeholderData: keepPreviousData,
  })

export const useViews = () => useQuery({ queryKey: keys.views, queryFn: () => call('Views', {}) })

const MINUTE = 60_000

/** How much is owed and who has waited longest; the clock moves it too. */
export const usePressing = () =>
  useQuery({ queryKey: keys.pressing, queryFn: () => call('Pressing', {}), refetchInterval: MINUTE })

export const useMorning = () => useQuery({ queryKey: keys.morning, queryFn: () => call('Morning', {}) })

export const useInbox = (filter: InboxFilter) =>
  useInfiniteQuery({
    queryKey: keys.inbox(filter),
    queryFn: ({ pageParam, signal }) => call('Inbox', { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  })

const A_FEW = 5

/** The few inquiries of a search, in every state. */
export const useInboxSearch = (search: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.inboxSearch(search),
    queryFn: ({ signal }) => call('Inbox', { ...EVERYTHING, search, limit: A_FEW }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
