import { useEffect, useState } from 'react'
import { useSearchPages } from '../host/queries/search'
import type { SearchQuery } from '../host/types'

export type Ticks = Pick<SearchQuery, 'year' | 'kinds' | 'accounts'>

export const NO_TICKS: Ticks = { year: 0, kinds: [], accounts: [] }

const PAUSE = 150

/** A value that has stood still for a moment; the first one counts at once. */
function useStill<T>(value: T) {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return still
}

// What is ticked outlives a look at an inquiry, and ends with the words it was ticked for.
let kept: { text: string; ticks: Ticks } = { text: '', ticks: NO_TICKS }

/** What the words in the box find; old results stay until the new ones are here. */
export function useSearch(typed: string) {
  const text = useStill(typed.trim())
  const [own, setOwn] = useState(kept)
  const ticks = own.text === text ? own.ticks : NO_TICKS
  const setTicks = (next: Ticks) => {
    kept = { text, ticks: next }
    setOwn(kept)
  }
  const { query, far, stopped, stop } = useSearchPages({ text, ...ticks })
  const pages = text ? (query.data?.pages ?? []) : []
  return {
    text,
    ticks,
    setTicks,
    query,
    far,
    stop,
    stopped: text !== '' && stopped,
    first: pages[0],
    hits: pages.flatMap((page) => page.hits),
    busy: typed.trim() !== '' && (query.isFetching || text !== typed.trim()),
  }
}
