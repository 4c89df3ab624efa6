// Where the person is, kept in the URL hash: #/inbox/123?state=waiting&q=返品. One reducer changes it.
import { useSyncExternalStore } from 'react'
import {
  ALL_ORDERS,
  type Filter,
  NO_FILTER,
  type OrderFilter,
  readFilter,
  readOrderFilter,
  writeFilter,
  writeOrderFilter,
} from './filter'
import type { InboxQuery } from './host/types'

export const SCREENS = [
  'inbox',
  'search',
  'morning',
  'outbox',
  'orders',
  'customers',
  'templates',
  'books',
  'report',
  'accounts',
  'settings',
] as const
export type Screen = (typeof SCREENS)[number]

/** Screens of several parts: #/settings/look. */
const SECTIONED: readonly string[] = ['settings', 'templates', 'books']

export const STATES = ['new', 'working', 'review', 'waiting', 'snoozed', 'done', 'ignored'] as const
export type State = (typeof STATES)[number]

export const SORTS = ['due', 'new', 'old', 'customer'] as const
export type Sort = (typeof SORTS)[number]

export type Place = {
  screen: Screen
  id: number
  /** Whom the screen of customers shows, 0 for nobody. */
  customer: number
  /** Which order the list of orders shows, 0 for none; and what that list is narrowed to. */
  order: number
  orders: OrderFilter
  /** Of the settings, the texts and the books; '' is the first. */
  section: string
  state: State
  /** Which saved list it is: a word or a number; '' for none. */
  view: string
  filter: Filter
  sort: Sort
  search: string
  /** What stands in the search box: on the search screen, and beside an inquiry that was opened from it. */
  find: string
  /** Answered, but not complete at the mall. */
  uncompleted: boolean
}

export type Move =
  | { to: 'screen'; screen: Screen }
  | { to: 'section'; section: string }
  | { to: 'texts'; part: string }
  | { to: 'books'; part: string }
  | { to: 'inquiry'; id: number }
  | { to: 'customer'; id: number }
  | { to: 'order'; id: number }
  | { to: 'orders'; filter: Partial<OrderFilter> }
  | { to: 'state'; state: State }
  | { to: 'account'; account: number }
  | { to: 'filter'; filter: Partial<Filter> }
  | { to: 'view'; view: string; query: InboxQuery }
  | { to: 'sort'; sort: Sort }
  | { to: 'uncompleted'; only: boolean }
  | { to: 'search'; text: string }
  | { to: 'find'; text: string }
  | { to: 'found'; id: number }
  | { to: 'hit'; id: number }
  | { to: 'place'; place: Place }

const START: Place = {
  screen: 'inbox',
  id: 0,
  customer: 0,
  order: 0,
  orders: ALL_ORDERS,
  section: '',
  state: 'new',
  view: '',
  filter: NO_FILTER,
  sort: 'due',
  search: '',
  find: '',
  uncompleted: false,
}

export function move(place: Place, m: Move): Place {
  switch (m.to) {
    case 'screen':
      return { ...place, screen: m.screen, find: '' }
    case 'section':
      return { ...place, screen: 'settings', section: m.section }
    case 'texts':
      return { ...place, screen: 'templates', section: m.part, find: '' }
    case 'books':
      return { ...place, screen: 'books', section: m.part, find: '' }
    case 'customer':
      return { ...place, screen: 'customers', customer: m.id, find: '' }
    case 'order':
      return { ...place, screen: 'orders', order: m.id, find: '' }
    case 'orders':
      return { ...place, screen: 'orders', order: 0, orders: { ...place.orders, ...m.filter }, find: '' }
    case 'inquiry':
      return { ...place, screen: 'inbox', id: m.id, find: '' }
    case 'state':
      return { ...place, ...inState(place), state: m.state, search: '', find: '', uncompleted: false, id: 0 }
    case 'account':
      return move(place, { to: 'filter', filter: { accounts: m.account ? [m.account] : [] } })
    case 'filter':
      return { ...place, screen: 'inbox', view: '', filter: { ...place.filter, ...m.filter } }
    case 'view':
      return { ...place, ...seen(m.query), screen: 'inbox', view: m.view, id: 0, find: '' }
    case 'sort':
      return { ...place, sort: m.sort }
    case 'uncompleted':
      return { ...place, uncompleted: m.only }
    case 'search':
      return { ...place, screen: 'inbox', search: m.text }
    case 'find':
      return { ...place, screen: 'search', find: m.text, id: place.screen === 'search' ? place.id : 0 }
    case 'found':
      return { ...place, screen: 'search', id: m.id }
    case 'hit':
      return { ...place, screen: 'inbox', id: m.id }
    case 'place':
      return m.place
  }
}

/** A tab leaves a saved list, and keeps what was narrowed by hand. */
const inState = ({ view, filter }: Place) =>
  ({ screen: 'inbox', view: '', filter: view ? NO_FILTER : { ...filter, states: [] } }) as const

function seen(q: InboxQuery): Pick<Place, 'filter' | 'sort' | 'search' | 'uncompleted'> {
  const { state, search, uncompleted, sort, after: _, limit: __, ...filter } = q
  return {
    filter: { ...filter, states: state ? [state] : filter.states },
    sort: oneOf(SORTS, sort, 'due'),
    search,
    uncompleted,
  }
}

const oneOf = <T extends string>(list: readonly T[], word: string | null | undefined, other: T): T =>
  list.find((w) => w === word) ?? other

export function read(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [screen, part = ''] = path.split('/')
  const q = new URLSearchParams(query)
  return {
    screen: oneOf(SCREENS, screen, 'inbox'),
    id: screen === 'customers' || screen === 'orders' ? 0 : Number(part) || 0,
    customer: screen === 'customers' ? Number(part) || 0 : 0,
    order: screen === 'orders' ? Number(part) || 0 : 0,
    orders: readOrderFilter(q),
    section: SECTIONED.includes(screen ?? '') ? part : '',
    state: oneOf(STATES, q.get('state'), 'new'),
    view: q.get('view') ?? '',
    filter: readFilter(q, STATES),
    sort: oneOf(SORTS, q.get('sort'), 'due'),
    search: q.get('q') ?? '',
    find: q.get('find') ?? '',
    uncompleted: q.get('open') === '1',
  }
}

export function write(p: Place): string {
  const q = new URLSearchParams()
  if (p.state !== START.state) q.set('state', p.state)
  if (p.view) q.set('view', p.view)
  writeFilter(p.filter, q)
  writeOrderFilter(p.orders, q)
  if (p.sort !== START.sort) q.set('sort', p.sort)
  if (p.search) q.set('q', p.search)
  if (p.find) q.set('find', p.find)
  if (p.uncompleted) q.set('open', '1')
  const query = q.size > 0 ? `?${q}` : ''
  return `#/${p.screen}${partOf(p)}${query}`
}

function partOf(p: Place) {
  if ((p.screen === 'inbox' || p.screen === 'search') && p.id) return `/${p.id}`
  if (p.screen === 'customers' && p.customer) return `/${p.customer}`
  if (p.screen === 'orders' && p.order) return `/${p.order}`
  return SECTIONED.includes(p.screen) && p.section ? `/${p.section}` : ''
}

let place = read(window.location.hash)
const hearers = new Set<() => void>()

function settle(next: Place) {
  place = next
  for (const hear of hearers) hear()
}

window.addEventListener('hashchange', () => settle(read(window.location.hash)))

// Where one was before a search; the way back leads there.
let origin: Place = START

const stays = (m: Move) => ['screen', 'section', 'texts', 'books', 'customer', 'hit'].includes(m.to)

/**
 * Moves; a change of screen or of section can be gone back from, everything else replaces. So does a step that nobody
 * has chosen: Back would only lead to what leads on.
 */
export function go(m: Move, chosen = true) {
  const next = move(place, m)
  if (next === place) return
  const url = write(next)
  const entered = next.screen === 'search' && place.screen !== 'search'
  // An order leads to its inquiry and back to its row.
  const byOrder = (next.screen === 'orders') !== (place.screen === 'orders')
  if (entered && !place.find) origin = place
  if (chosen && (stays(m) || entered || byOrder)) history.pushState(null, '', url)
  else history.replaceState(null, '', url)
  settle(next)
}

/** Back to the screen and the row one had before the search. */
export const leaveSearch = () => go({ to: 'place', place: { ...origin, find: '' } })

export const placeNow = () => place

export function usePlace(): Place {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => place,
  )
}
