import { useEffect, useRef, useState } from 'react'
import type { Row } from '../host/types'
import { go } from '../nav'
import type { ListHandle } from './InboxList'

/** The active row of the list: moved by keys, kept while rows come and go. */
export function useListFocus(rows: readonly Row[], openId: number) {
  const list = useRef<ListHandle>(null)
  const [active, setActive] = useState(openId)
  useEffect(() => {
    if (openId) setActive(openId)
  }, [openId])
  const here = rows.some((r) => r.id === active)
  const activeId = here ? active : (rows[0]?.id ?? 0)
  // Keys may come faster than draws: the next step starts where the last one ended.
  const live = useRef(activeId)
  live.current = activeId
  const step = (by: number) => {
    const at = rows.findIndex((r) => r.id === live.current)
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (row) {
      live.current = row.id
      setActive(row.id)
    }
    list.current?.focus()
  }
  const open = (row: Row) => {
    setActive(row.id)
    go({ to: 'inquiry', id: row.id })
  }
  /** After a row has left: the one below it, or the one above at the end. */
  const passOn = (row: Row) => {
    const at = rows.findIndex((r) => r.id === row.id)
    const heir = rows[at + 1] ?? rows[at - 1]
    if (heir) open(heir)
    else go({ to: 'inquiry', id: 0 })
    list.current?.focus()
  }
  const rowOf = (id: number) => rows.find((r) => r.id === id)
  return { list, activeId, step, open, passOn, rowOf, activeRow: rowOf(activeId) }
}
