// Whether the program answers. Every request tells; the page says so, and what could not be saved waits for it.
import { useSyncExternalStore } from 'react'

let gone = false
const hearers = new Set<() => void>()

/** What a request found out: a refusal is an answer too. */
export function tell(answered: boolean) {
  if (gone === !answered) return
  gone = !answered
  for (const hear of [...hearers]) hear()
}

export const isGone = () => gone

/** Hears when the program goes and when it comes back, until the returned function is called. */
export function onReach(hear: () => void) {
  hearers.add(hear)
  return () => {
    hearers.delete(hear)
  }
}

/** Hears only that it is back. */
export const onBack = (act: () => void) => onReach(() => gone || act())

export const useGone = () => useSyncExternalStore(onReach, isGone)
