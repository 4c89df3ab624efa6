// Reads of the list and its numbers.
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { call } from '../api'
import { EVERYTHING } from '../everything'
import { EVERYBODY, PAGE } from '../page'
import { LONG, matters } from '../sight'
import type { CountsQuery, InboxPage } from '../types'
import { type InboxFilter, keys } from './keys'
import { useMayAsk } from './people'

export const countsQuery = (of: CountsQuery) =>
  queryOptions({
    queryKey: keys.countsOf(of),
    queryFn: () => call('Counts', of),
    placeholderData: keepPreviousData,
  })

/** The numbers of the tabs, of some accounts or one owner where the list shows only theirs. */
export const useCounts = (of: CountsQuery = EVERYBODY) =>
  useQuery({ ...countsQuery(of), enabled: useMayAsk('Counts') })

export const viewsQuery = queryOptions({ queryKey: keys.views, queryFn: () => call('Views', {}) })

export const useViews = () => useQuery({ ...viewsQuery, enabled: useMayAsk('Views') })

const MINUTE = 60_000

/** How much is owed and who has waited longest; the clock moves it too. */
export const usePressing = () =>
  useQuery({
    queryKey: keys.pressing,
    queryFn: () => call('Pressing', {}),
    refetchInterval: MINUTE,
    enabled: useMayAsk('Pressing'),
  })

export const useMorning = () => useQuery({ queryKey: keys.morning, queryFn: () => call('Morning', {}) })

type Pages = InfiniteData<InboxPage, string>

/**
 * The page that is kept at a place of a long list. Reading a thousand pages again because one row changed would take
 * minutes: the first one is read, and those that matter; the others stand where they stood until the person is back at
 * the top (`shorten`).
 */
const longAt = (all: Pages | undefined, at: string) =>
  all && all.pages.length >= LONG ? all.pages[all.pageParams.indexOf(at)] : undefined

/** Drops all but the first page of a list at whose top the person is, or that nobody looks at. */
export function shorten(client: QueryClient, list: QueryKey) {
  client.setQueryData<InfiniteData<unknown, unknown>>(list, (all) =>
    all && all.pages.length > 1
      ? { pages: all.pages.slice(0, 1), pageParams: all.pageParams.slice(0, 1) }
      : undefined,
  )
}

export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: keys.inbox(filter),
    queryFn: async (asked): Promise<InboxPage> => {
      const { pageParam, client } = asked
      const kept = longAt(client.getQueryData(keys.inbox(filter)), pageParam)
      if (kept && pageParam && !matters(kept)) return kept
      const fresh = await call('Inbox', { ...filter, after: pageParam, limit: PAGE }, asked.signal)
      return kept ? { ...fresh, next: kept.next } : fresh
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  })

export const useInbox = (filter: InboxFilter) => useInfiniteQuery(inboxQuery(filter))

const A_FEW = 5

/** The few inquiries of a search, in every state. */
export const useInboxSearch = (search: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.inboxSearch(search),
    queryFn: ({ signal }) => call('Inbox', { ...EVERYTHING, search, limit: A_FEW }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
