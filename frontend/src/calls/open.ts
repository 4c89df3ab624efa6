// Whether the telephone memo is open. One at a time, over whatever screen is open; what was typed
// stays until it is saved.
import { useSyncExternalStore } from 'react'

let open = false
const hearers = new Set<() => void>()

function set(next: boolean) {
  open = next
  for (const hear of hearers) hear()
}

export const openCall = () => set(true)
export const closeCall = () => set(false)

export const useOpenCall = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )

export type Kept = { who: string; text: string; way: string }

const EMPTY: Kept = { who: '', text: '', way: 'in' }
let kept = EMPTY

export const keptCall = () => kept
export const keepCall = (next: Kept) => {
  kept = next
}
export const dropCall = () => keepCall(EMPTY)
