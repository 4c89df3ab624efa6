// Which inquiries are to be taken out as paper or as a file, over whatever screen is open.
import { useSyncExternalStore } from 'react'

let open: readonly number[] = []
const hearers = new Set<() => void>()

function set(next: readonly number[]) {
  open = next
  for (const hear of hearers) hear()
}

/** Asks how inquiries are to be taken out. */
export const openPaper = (ids: readonly number[]) => set(ids)
export const closePaper = () => set([])

export const useOpenPaper = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )
