import { useEffect, useRef, useState } from 'react'
import type { ListedOrder } from '../host/types'
import type { ListHandle } from '../inbox/InboxList'
import { go } from '../nav'

/** The active row of the list: moved by keys, kept while rows come and go. */
export function useOrderFocus(rows: readonly ListedOrder[], openId: number) {
  const list = useRef<ListHandle>(null)
  const [active, setActive] = useState(openId)
  useEffect(() => {
    if (openId) setActive(openId)
  }, [openId])
  const activeId = rows.some((r) => r.id === active) ? active : (rows[0]?.id ?? 0)
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
  const open = (id: number) => {
    setActive(id)
    go({ to: 'order', id })
  }
  return { list, activeId, step, open }
}
