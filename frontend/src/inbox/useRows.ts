import { useMemo } from 'react'
import { useInbox } from '../host/queries/inbox'
import { type InboxFilter, keys } from '../host/queries/keys'
import { eachOnce, useSettled, useShortened } from './useSettled'

/** The rows of a filter, page by page, without jumps while `reading`. */
export function useRows(filter: InboxFilter, reading: boolean, mine: number) {
  const query = useInbox(filter)
  const pages = query.data?.pages
  const fresh = useMemo(() => eachOnce((pages ?? []).map((p) => p.inquiries)), [pages])
  const many = pages?.length ?? 0
  const list = { listKey: JSON.stringify(filter), pages: many, stale: query.isPlaceholderData, reading, mine }
  const settled = useSettled(fresh, list)
  useShortened(keys.inbox(filter), reading, many)
  return { ...query, ...settled }
}
