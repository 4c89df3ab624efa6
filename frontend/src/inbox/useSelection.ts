import { useEffect, useReducer } from 'react'
import type { Row } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { useMay } from '../people/rights'
import { NONE, pick } from './selection'
import type { useListFocus } from './useListFocus'

type Focus = ReturnType<typeof useListFocus>

/** True while the keys of the list are meant: not in the conversation or the order. */
const inList = () => {
  const at = document.activeElement
  return !at || at === document.body || at.closest('[data-pane="list"]') !== null
}

/** The chosen rows of the list, by X, Shift and Ctrl A; another filter starts anew. */
export function useSelection(rows: readonly Row[], filterKey: string, focus: Focus) {
  const [chosen, choose] = useReducer(pick, NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to one filter
  useEffect(() => choose({ do: 'clear' }), [filterKey])
  const ids = rows.map((r) => r.id)
  const extend = (by: number) => {
    if (!inList()) return
    const at = ids.indexOf(focus.activeId)
    const to = ids[Math.min(ids.length - 1, Math.max(0, at + by))]
    if (chosen.ids.length === 0) choose({ do: 'toggle', id: focus.activeId })
    if (to) choose({ do: 'extend', to, rows: ids })
    focus.step(by)
  }
  // What is done to many needs the right to send.
  const many = useMay()('send')
  useKeys(
    {
      choose: () => {
        if (focus.activeId) choose({ do: 'toggle', id: focus.activeId })
        focus.list.current?.focus()
      },
      extendDown: () => extend(1),
      extendUp: () => extend(-1),
      chooseAll: () => choose({ do: 'all', rows: ids }),
    },
    many,
  )
  useKeys(
    {
      back: () => {
        choose({ do: 'clear' })
        focus.list.current?.focus()
      },
    },
    chosen.ids.length > 0,
  )
  return { ids: chosen.ids, choose, rows: ids }
}
