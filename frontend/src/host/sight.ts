// Which rows of a long list are worth reading again: those on the screen, and those of which it is known that they changed.
import type { InboxPage } from './types'

/** From this many pages on a list is long: as many are read anew whole, whatever changes. */
export const LONG = 5

const RECENT = 10_000 // ms, by when every list has been read again

let onScreen: ReadonlySet<number> = new Set()
const changed = new Set<number>()

/** What stands on the screen now. */
export const see = (ids: Iterable<number>) => {
  onScreen = new Set(ids)
}

/** What a person's act or a hint is about. */
export function noteChanged(ids: readonly number[]) {
  for (const id of ids) changed.add(id)
  const forget = () => {
    for (const id of ids) changed.delete(id)
  }
  if (ids.length > 0) setTimeout(forget, RECENT)
}

const isNumber = (x: unknown): x is number => typeof x === 'number'

/** The inquiries that the words of a method name. */
export function namedIn(body: object): number[] {
  const ids = 'ids' in body && Array.isArray(body.ids) ? body.ids.filter(isNumber) : []
  return 'id' in body && isNumber(body.id) ? [...ids, body.id] : ids
}

/** Of another list, of whose rows no hint tells. */
export const isSeen = (rows: readonly { id: number }[]) => rows.some(({ id }) => onScreen.has(id))

export const matters = (page: InboxPage) =>
  page.inquiries.some(({ id }) => onScreen.has(id) || changed.has(id))
