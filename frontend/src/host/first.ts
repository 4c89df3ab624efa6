// What the first screen needs, in two requests: the list with who looks at it, and beside it all that stands around it.

import type { Place } from '../nav'
import { several } from './api'
import { type EarlyCall, expect } from './early'
import { filterOf } from './filterOf'
import { EVERYBODY, PAGE } from './page'
import { mayAsk, rightsOfPage } from './reads'

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

/** What stands around the list. */
export const aroundIt: EarlyCall[] = [
  { method: 'Alerts', body: {} },
  { method: 'Mentions', body: {} },
  { method: 'Pressing', body: {} },
  { method: 'Kinds', body: {} },
  { method: 'Changes', body: { limit: 0 } },
  { method: 'Outbox', body: { states: HOLDING } },
]

/** Asks for it before the page is there: for what the person at the screen may see. */
export function askFirst(place: Place) {
  const rights = rightsOfPage()
  for (const all of [listCalls(place), aroundIt]) {
    const calls = rights ? all.filter((c) => mayAsk(rights, c.method)) : all
    if (calls.length > 0) expect(calls, several(calls))
  }
}
