import type { ActionDispatch } from 'react'
import { useThread } from '../host/queries/thread'
import type { Row } from '../host/types'
import { nextPane, paneOf, toPane } from '../keys/panes'
import { useKeys } from '../keys/useKeys'
import { go, type State, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { isNarrow } from '../ui/narrow'
import type { useListFocus } from './useListFocus'
import type { useMoves } from './useMoves'
import type { usePutOff } from './usePutOff'
import { type Fold, isFolded, type View } from './view'

type Desk = {
  view: View
  turn: ActionDispatch<[Fold]>
  focus: ReturnType<typeof useListFocus>
  moves: ReturnType<typeof useMoves>
  putOff: ReturnType<typeof usePutOff>
}

/** Whether an answer can be owed: otherwise it rests and can be brought back. */
const isOwing = (row: Row) => ['new', 'working', 'review'].includes(row.state)

/** The keys of the desk that move between rows and panes and change the state of an inquiry. */
export function useDeskKeys({ view, turn, focus, moves, putOff }: Desk) {
  const { id, find } = usePlace()
  const opened = useThread(id).data?.inquiry
  // What is open is meant, also when this list does not hold it; never the row that happens to be chosen beside it.
  const subject: Row | undefined = id ? (focus.rowOf(id) ?? opened) : focus.activeRow
  const may = useMay()
  const mine = may('act') ? subject : undefined
  const change = (state: State) =>
    mine ? () => moves.change(mine, state, () => focus.passOn(mine)) : undefined
  const { activeRow } = focus
  useKeys({
    next: () => focus.step(1),
    previous: () => focus.step(-1),
    open: activeRow && (() => focus.open(activeRow)),
    back: () => {
      if (!isFolded(view)) turn({ do: 'back' })
      else if (find) go({ to: 'found', id })
      else if (isNarrow() && id) go({ to: 'inquiry', id: 0 })
      toPane('list')
    },
    toList: () => toPane('list'),
    toThread: () => toPane('thread'),
    toOrder: () => {
      if (paneOf('order')?.offsetParent && !view.order) return toPane('order')
      turn({ do: 'order' })
    },
    nextPane: () => nextPane(1),
    previousPane: () => nextPane(-1),
    done: change('done'),
    snooze: mine && (() => putOff.snooze(mine)),
    due: mine && isOwing(mine) ? () => putOff.due(mine) : undefined,
    bringBack: mine && !isOwing(mine) ? change('new') : undefined,
    morning: () => go({ to: 'screen', screen: 'morning' }),
    ignore: change('ignored'),
    unread:
      mine &&
      (() => {
        moves.markUnread(mine)
        // Left open it would be seen again at once.
        if (mine.id === id) go({ to: 'inquiry', id: 0 })
      }),
  })
}
