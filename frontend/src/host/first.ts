// What the first screen needs, in two requests: the list with who looks at it, and beside it all that stands around it.

import type { Place } from '../nav'
import { several } from './api'
import { type EarlyCall, expect } from './early'
import { filterOf } from './filterOf'
import { EVERYBODY, PAGE } from './page'

const HOLDING = ['queued', 'sending']

/** The list waits for nothing but itself. */
export function listCalls(place: Place): EarlyCall[] {
  if (place.screen !== 'inbox') return [{ method: 'Me', body: {} }]
  const { accounts, owner } = place.filter
  const narrowed = accounts.length > 0 || owner !== 0
  return [
    { method: 'Me', body: {} },
    { method: 'Inbox', body: { ...filterOf(place), after: '', limit: PAGE } },
    { method: 'Counts', body: EVERYBODY },
    ...(narrowed ? [{ method: 'Counts', body: { accounts, owner } } as const] : []),
    { method: 'Accounts', body: {} },
    { method: 'Views', body: {} },
    { method: 'StaffList', body: {} },
    { method: 'Categories', body: {} },
    { method: 'Tags', body: {} },
  ]
}

const aroundIt: EarlyCall[] = [
  { method: 'Alerts', body: {} },
  { method: 'Mentions', body: {} },
  { method: 'Pressing', body: {} },
  { method: 'Kinds', body: {} },
  { method: 'Changes', body: { limit: 0 } },
  { method: 'Outbox', body: { states: HOLDING } },
]

/** Asks for it before the page is there. */
export function askFirst(place: Place) {
  for (const calls of [listCalls(place), aroundIt]) expect(calls, several(calls))
}
