// What is being recorded for the books, over whatever screen is open, and which entry the screen shows.
import { useSyncExternalStore } from 'react'
import type { Entry } from '../host/types'
import { go } from '../nav'

/** Of which inquiry and order, and what it probably is; 0 and '' for none. */
export type About = { inquiry: number; order: string; type: string }

const NOTHING: About = { inquiry: 0, order: '', type: '' }

let about: About | null = null
let shown = 0
const hearers = new Set<() => void>()

const hear = (one: () => void) => {
  hearers.add(one)
  return () => hearers.delete(one)
}

function tell() {
  for (const one of hearers) one()
}

/** Opens the form. */
export function openEntry(of: Partial<About> = {}) {
  about = { ...NOTHING, ...of }
  tell()
}

export function closeEntry() {
  about = null
  tell()
}

/** Which entry stands beside the list. */
export function showEntry(id: number) {
  shown = id
  tell()
}

let month = ''

/** The month in which the screen begins, once; '' for this one. */
export function takeMonth() {
  const taken = month
  month = ''
  return taken
}

/** Opens the screen at an entry. */
export function goToEntry(entry: Entry) {
  month = entry.date.slice(0, 7)
  showEntry(entry.id)
  go({ to: 'books', part: '' })
}

export const useOpenEntry = () => useSyncExternalStore(hear, () => about)
export const useShownEntry = () => useSyncExternalStore(hear, () => shown)
