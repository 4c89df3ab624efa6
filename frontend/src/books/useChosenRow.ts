import { useRef } from 'react'
import { useKeys } from '../keys/useKeys'
import type { ListHandle } from './RowList'

type Key = number | string

/** A list with the chosen row beside it: its keys, and where the focus goes. */
export function useChosenRow<K extends Key, R>(
  rows: readonly R[],
  keyOf: (row: R) => K,
  shown: K,
  show: (key: K) => void,
) {
  const list = useRef<ListHandle>(null)
  const detail = useRef<HTMLElement>(null)
  const at = rows.findIndex((row) => keyOf(row) === shown)
  const chosen = rows[at]
  const toList = () => list.current?.focus()
  const step = (by: number) => {
    const to = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (to !== undefined) show(keyOf(to))
    toList()
  }
  useKeys({
    next: () => step(1),
    previous: () => step(-1),
    open: chosen === undefined ? undefined : () => detail.current?.focus(),
    back: toList,
    toList,
  })
  return { list, detail, at, chosen, toList }
}
