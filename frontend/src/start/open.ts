// Which first text is being written. One at a time, over whatever screen is open.
import { useSyncExternalStore } from 'react'
import type { StartQuery } from '../host/types'

/** Nothing named yet: the person looks for the order first. */
export const NOBODY: StartQuery = { order: 0, inquiry: 0, to: '' }

let open: StartQuery | null = null
const hearers = new Set<() => void>()

function set(next: StartQuery | null) {
  open = next
  for (const hear of hearers) hear()
}

/** Opens the form for the buyer of an order, the customer of an inquiry or an address. */
export const openStart = (to: Partial<StartQuery>) => set({ ...NOBODY, ...to })
export const closeStart = () => set(null)

export const useOpenStart = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )
