import { flushSync } from 'react-dom'
import { nextPane, paneOf, toPane } from '../keys/panes'
import { useKeys } from '../keys/useKeys'
import type { useOrderFocus } from './useOrderFocus'

type Props = {
  focus: ReturnType<typeof useOrderFocus>
  open: (id: number) => void
  order: number
  aside: boolean
  setAside: (aside: boolean) => void
}

/** The keys of the list of orders, as those of the list of inquiries. */
export function useOrdersKeys({ focus, open, order, aside, setAside }: Props) {
  const { activeId } = focus
  useKeys({
    next: () => focus.step(1),
    previous: () => focus.step(-1),
    open: activeId ? () => open(activeId) : undefined,
    back: () => {
      setAside(true)
      toPane('list')
    },
    toList: () => toPane('list'),
    toOrder: () => {
      // In narrow windows the order comes over the list first.
      if (!paneOf('order')?.offsetParent || aside)
        flushSync(() => (order ? setAside(false) : activeId && open(activeId)))
      toPane('order')
    },
    nextPane: () => nextPane(1),
    previousPane: () => nextPane(-1),
  })
}
