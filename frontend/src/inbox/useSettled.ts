import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { shorten } from '../host/queries/inbox'
import { LONG } from '../host/sight'

type Shown = { shown: readonly number[]; reading: boolean; pageGrew: boolean; mine: number }

/**
 * The order of the list as it is shown. While a person reads, known rows keep
 * their places, rows that are gone leave, and rows that arrived wait; only the
 * row the person has brought back (`mine`) comes at once.
 */
function settle(fresh: readonly { id: number }[], { shown, reading, pageGrew, mine }: Shown) {
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

type Settling = {
  /** Each has a list of its own. */
  listKey: string
  pages: number
  /** What is shown is still that of the list before. */
  stale: boolean
  reading: boolean
  mine: number
}

/** Rows in the order in which they are shown, without jumps while `reading`. */
export function useSettled<T extends { id: number }>(
  fresh: readonly T[],
  { listKey, pages, stale, reading, mine }: Settling,
) {
  const [shown, setShown] = useState({ listKey: '', ids: [] as number[], pages: 0 })
  const same = shown.listKey === listKey && !stale && shown.pages > 0
  const held = same && reading
  const grew = pages > shown.pages
  // A long list is gone through only when something of it has changed.
  const { order, waiting } = useMemo(
    () => settle(fresh, { shown: shown.ids, reading: held, pageGrew: grew, mine }),
    [fresh, shown.ids, held, grew, mine],
  )
  useEffect(() => {
    if (stale) return
    setShown((was) => {
      const ids = sameOrder(was.ids, order) ? was.ids : order
      const still = ids === was.ids && was.listKey === listKey && was.pages === pages
      return still ? was : { listKey, ids, pages }
    })
  }, [order, listKey, pages, stale])
  const release = useCallback(
    () => setShown({ listKey, ids: fresh.map((r) => r.id), pages }),
    [listKey, fresh, pages],
  )
  const rows = useMemo(() => {
    const byId = new Map(fresh.map((r) => [r.id, r]))
    return order.flatMap((id) => byId.get(id) ?? [])
  }, [fresh, order])
  return { rows, waiting, release }
}

const sameOrder = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((id, i) => id === b[i])

/** Whoever comes back to the top of a long list, or leaves it, begins with its first page again. */
export function useShortened(queryKey: QueryKey, reading: boolean, pages: number) {
  const client = useQueryClient()
  const latest = useRef(queryKey)
  latest.current = queryKey
  const listKey = JSON.stringify(queryKey)
  const long = pages >= LONG
  useEffect(() => {
    if (reading || !long) return
    shorten(client, latest.current)
    void client.invalidateQueries({ queryKey: latest.current })
  }, [client, reading, long])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each filter has a list of its own
  useEffect(() => {
    const left = latest.current
    return () => shorten(client, left)
  }, [client, listKey])
}

/** The rows of all pages, each once: one that moved may stand on two. */
export const eachOnce = <T extends { id: number }>(pages: readonly (readonly T[])[]): T[] => {
  const seen = new Map<number, T>()
  for (const page of pages) for (const r of page) if (!seen.has(r.id)) seen.set(r.id, r)
  return [...seen.values()]
}
