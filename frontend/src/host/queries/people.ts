// Reads of who works here and what they did.
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { Method } from '../methods'
import { PAGE } from '../page'
import { mayAsk } from '../reads'
import { keys } from './keys'

export const meQuery = queryOptions({ queryKey: keys.me, queryFn: () => call('Me', {}), staleTime: Infinity })

export const useMe = () => useQuery(meQuery)

/** Whether the acting person may ask for it; until they are known, nothing is held back. */
export function useMayAsk(method: Method) {
  const me = useMe().data
  return !me || mayAsk(me.rights, method)
}

export const staffQuery = queryOptions({ queryKey: keys.staff, queryFn: () => call('StaffList', {}) })

/** Everybody who works or has worked here. */
export const useStaff = () => useQuery(staffQuery)

export const useStaffLoad = (id: number) =>
  useQuery({ queryKey: keys.staffLoad(id), queryFn: () => call('StaffLoad', { id }), enabled: id > 0 })

export const useProtection = () =>
  useQuery({ queryKey: keys.protection, queryFn: () => call('Protection', {}) })

/** Who did and looked at what, the newest first. */
export const useAudit = (staff: number) =>
  useInfiniteQuery({
    queryKey: keys.audit(staff),
    queryFn: ({ pageParam }) => call('Audit', { staff, before: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next || undefined,
  })

/** What the acting person did last, the newest first. */
export const useChanges = (enabled = true) =>
  useQuery({ queryKey: keys.changes, queryFn: () => call('Changes', { limit: 0 }), enabled })
