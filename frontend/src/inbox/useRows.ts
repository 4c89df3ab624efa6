import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { shorten, useInbox } from '../host/queries/inbox'
import { type InboxFilter, keys } from '../host/queries/keys'
import { LONG } from '../host/sight'
import type { Row } from '../host/types'

type Shown = { shown: readonly number[]; reading: boolean; pageGrew: boolean; mine: number }

/**
 * The order of the list as it is shown. While a person reads, known rows keep
 * their places, rows that are gone leave, and rows that arrived wait; only the
 * row the person has brought back (`mine`) comes at once.
 */
export function settle(fresh: readonly Row[], { shown, reading, pageGrew, mine }: Shown) {
  const ids = fresh.map((r) => r.id)
  if (!reading) return { order: ids, waiting: 0 }
  const here = new Set(ids)
  const known = new Set(shown)
  const kept = shown.filter((id) => here.has(id))
  if (here.has(mine) && !known.has(mine)) {
    const before = ids.slice(0, ids.indexOf(mine)).findLast((id) => known.has(id))
    kept.splice(before === undefined ? 0 : kept.indexOf(before) + 1, 0, mine)
    known.add(mine)
  }
  // A next page stands behind the last known row; what stands before it has arrived meanwhile.
  const lastKnown = ids.findLastIndex((id) => known.has(id))
  const next = pageGrew ? ids.slice(lastKnown + 1) : []
  return { order: [...kept, ...next], waiting: ids.length - kept.length - next.length }
}

/** The rows of a filter, page by page, without jumps while `reading`. */
export function useRows(filter: InboxFilter, reading: boolean, mine: number) {
  const query = useInbox(filter)
  const pages = query.data?.pages
  const fresh = useMemo(() => {
    const seen = new Map<number, Row>()
    for (const page of pages ?? []) for (const r of page.inquiries) if (!seen.has(r.id)) seen.set(r.id, r)
    return [...seen.values()]
  }, [pages])
  const filterKey = JSON.stringify(filter)
  const [shown, setShown] = useState({ filterKey: '', ids: [] as number[], pages: 0 })
  const pageCount = pages?.length ?? 0
  const same = shown.filterKey === filterKey && !query.isPlaceholderData && shown.pages > 0
  const held = same && reading
  const grew = pageCount > shown.pages
  // A long list is gone through only when something of it has changed.
  const { order, waiting } = useMemo(
    () => settle(fresh, { shown: shown.ids, reading: held, pageGrew: grew, mine }),
    [fresh, shown.ids, held, grew, mine],
  )
  useEffect(() => {
    if (query.isPlaceholderData) return
    setShown((was) => {
      const ids = sameOrder(was.ids, order) ? was.ids : order
      const still = ids === was.ids && was.filterKey === filterKey && was.pages === pageCount
      return still ? was : { filterKey, ids, pages: pageCount }
    })
  }, [order, filterKey, pageCount, query.isPlaceholderData])
  useShortened(filter, filterKey, reading, pageCount)
  const release = useCallback(
    () => setShown({ filterKey, ids: fresh.map((r) => r.id), pages: pageCount }),
    [filterKey, fresh, pageCount],
  )
  const rows = useMemo(() => {
    const byId = new Map(fresh.map((r) => [r.id, r]))
    return order.flatMap((id) => byId.get(id) ?? [])
  }, [fresh, order])
  return { ...query, rows, waiting, release }
}

const sameOrder = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((id, i) => id === b[i])

/** Whoever comes back to the top of a long list, or leaves it, begins with its first page again. */
function useShortened(filter: InboxFilter, filterKey: string, reading: boolean, pages: number) {
  const client = useQueryClient()
  const latest = useRef(filter)
  latest.current = filter
  const long = pages >= LONG
  useEffect(() => {
    if (reading || !long) return
    shorten(client, latest.current)
    void client.invalidateQueries({ queryKey: keys.inbox(latest.current) })
  }, [client, reading, long])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each filter has a list of its own
  useEffect(() => {
    const left = latest.current
    return () => shorten(client, left)
  }, [client, filterKey])
}
