// Which of the two lists of kept things is open. They can be opened from the menu, the palette and the composer.
import { useSyncExternalStore } from 'react'

export type Kept = 'changes' | 'drafts'

let open: Kept | null = null
const hearers = new Set<() => void>()

export function openKept(which: Kept | null) {
  open = which
  for (const hear of hearers) hear()
}

export const useKept = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )
