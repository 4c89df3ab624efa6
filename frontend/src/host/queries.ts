// Every key and every read of server data. Nothing outside this file invents a key.
import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call, type Method, type Methods } from './api'
import type { Hint, InboxQuery } from './types'

export const PAGE = 100

export type InboxFilter = Pick<InboxQuery, 'state' | 'account' | 'search' | 'sort'>

export const keys = {
  me: ['me'] as const,
  counts: ['counts'] as const,
  inboxes: ['inbox'] as const,
  inbox: (f: InboxFilter) => ['inbox', f] as const,
  threads: ['thread'] as const,
  thread: (id: number) => ['thread', id] as const,
  raw: (message: number) => ['raw', message] as const,
  outboxes: ['outbox'] as const,
  outbox: (states: string[]) => ['outbox', states] as const,
  orders: (search: string) => ['orders', search] as const,
  order: (id: number) => ['order', id] as const,
  templates: (inquiry: number) => ['templates', inquiry] as const,
  allTemplates: ['templates'] as const,
  composed: (inquiry: number, template: number) => ['composed', inquiry, template] as const,
  kinds: ['kinds'] as const,
  accounts: ['accounts'] as const,
  shop: ['shop'] as const,
}

export const useMe = () => useQuery({ queryKey: keys.me, queryFn: () => call('Me', {}), staleTime: Infinity })

export const useCounts = () => useQuery({ queryKey: keys.counts, queryFn: () => call('Counts', {}) })

export const useInbox = (filter: InboxFilter) =>
  useInfiniteQuery({
    queryKey: keys.inbox(filter),
    queryFn: ({ pageParam, signal }) => call('Inbox', { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  })

export const useThread = (id: number) =>
  useQuery({
    queryKey: keys.thread(id),
    queryFn: ({ signal }) => call('Thread', { id }, signal),
    enabled: id > 0,
  })

export const useRaw = (message: number) =>
  useQuery({ queryKey: keys.raw(message), queryFn: () => call('Raw', { id: message }), enabled: message > 0 })

export const useOutbox = (states: string[] = []) =>
  useQuery({ queryKey: keys.outbox(states), queryFn: () => call('Outbox', { states }) })

export const useOrders = (search: string, enabled = true) =>
  useQuery({
    queryKey: keys.orders(search),
    queryFn: ({ signal }) => call('Orders', { search, after: '', limit: 20 }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

export const useTemplates = (inquiry = 0, enabled = true) =>
  useQuery({
    queryKey: keys.templates(inquiry),
    queryFn: () => call('Templates', { inquiry }),
    enabled,
  })

export const useComposed = (inquiry: number, template: number) =>
  useQuery({
    queryKey: keys.composed(inquiry, template),
    queryFn: () => call('Compose', { id: inquiry, template }),
    enabled: inquiry > 0 && template > 0,
    placeholderData: keepPreviousData,
  })

export const useKinds = () =>
  useQuery({ queryKey: keys.kinds, queryFn: () => call('Kinds', {}), staleTime: Infinity })

export const useAccounts = () => useQuery({ queryKey: keys.accounts, queryFn: () => call('Accounts', {}) })

export const useShop = () => useQuery({ queryKey: keys.shop, queryFn: () => call('Shop', {}) })

/** What has to be read again after a method has changed something. */
const touched: Partial<Record<Method, readonly (readonly unknown[])[]>> = {
  SetState: [keys.inboxes, keys.counts, keys.threads],
  MarkSeen: [keys.inboxes, keys.counts],
  MarkUnread: [keys.inboxes, keys.counts],
  AddNote: [keys.threads, keys.inboxes],
  Link: [keys.threads, keys.inboxes],
  Unlink: [keys.threads, keys.inboxes],
  DropDraft: [keys.threads],
  Send: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  TakeBack: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  SendNow: [keys.counts, keys.threads, keys.outboxes],
  Resolve: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  SaveTemplate: [keys.allTemplates],
  DeleteTemplate: [keys.allTemplates],
  SaveAccount: [keys.accounts],
  PauseAccount: [keys.accounts],
  ResumeAccount: [keys.accounts],
  RemoveAccount: [keys.accounts, keys.inboxes, keys.counts],
  Sync: [keys.accounts, keys.inboxes, keys.counts, keys.threads],
  SaveShop: [keys.shop, keys.me],
}

/** A method that changes something, followed by a fresh read of what it touches. */
export function useAction<M extends Method>(method: M) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Methods[M][0]) => call(method, body),
    onSettled: () => {
      for (const key of touched[method] ?? []) void client.invalidateQueries({ queryKey: key })
    },
  })
}

/** Reads again what a hint names. */
export function onHint(client: QueryClient, hint: Hint) {
  const again = (key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key })
  if (hint.name === 'accounts' || hint.name === 'all') again(keys.accounts)
  if (hint.name === 'outbox' || hint.name === 'all') again(keys.outboxes)
  if (hint.name === 'accounts') return
  again(keys.inboxes)
  again(keys.counts)
  if (hint.ids.length === 0 || hint.name === 'outbox') again(keys.threads)
  else for (const id of hint.ids) again(keys.thread(id))
}
