// What the list is narrowed to, and how it stands in the address: ?own=-2&due=late&tag=3.
import { EVERYTHING } from './host/everything'
import type { OrderQuery } from './host/types'

export const NOBODY = -1
export const ME = -2

// Everything but the tab, the search and the order.
const { state, uncompleted, search, sort, after, limit, ...narrowed } = EVERYTHING

export type Filter = typeof narrowed

export const NO_FILTER: Filter = narrowed

export const FLAGS = ['unread', 'files', 'vip', 'repeat', 'scam'] as const
export const DUES = ['late', 'today', 'soon', 'none'] as const
export const STAGES = ['before', 'after'] as const
export const CARES = ['any', 'complaint', 'care', 'harassment'] as const

const numbers = (text: string | null) => (text ? text.split(',').map(Number).filter(Boolean) : [])
const oneOf = (list: readonly string[], word: string | null) => list.find((w) => w === word) ?? ''

export function readFilter(q: URLSearchParams, states: readonly string[]): Filter {
  const on = (q.get('only') ?? '').split(',')
  return {
    states: (q.get('states') ?? '').split(',').filter((s) => states.includes(s)),
    accounts: numbers(q.get('account')),
    owner: Number(q.get('own')) || 0,
    category: Number(q.get('cat')) || 0,
    tag: Number(q.get('tag')) || 0,
    due: oneOf(DUES, q.get('due')),
    stage: oneOf(STAGES, q.get('stage')),
    care: oneOf(CARES, q.get('care')),
    unread: on.includes('unread'),
    files: on.includes('files'),
    vip: on.includes('vip'),
    repeat: on.includes('repeat'),
    scam: on.includes('scam'),
  }
}

export function writeFilter(f: Filter, q: URLSearchParams) {
  const put = (name: string, value: string | number) => {
    if (value) q.set(name, String(value))
  }
  put('states', f.states.join())
  put('account', f.accounts.join())
  put('own', f.owner)
  put('cat', f.category)
  put('tag', f.tag)
  put('due', f.due)
  put('stage', f.stage)
  put('care', f.care)
  put('only', FLAGS.filter((flag) => f[flag]).join())
}

export type OrderFilter = Omit<OrderQuery, 'after' | 'limit'>

export const ALL_ORDERS: OrderFilter = { search: '', status: '', account: 0, from: '', until: '', asked: '' }

// In the address they stand beside what the list of inquiries is narrowed to: ?order_status=unshipped.
const ORDER = 'order_'

export function readOrderFilter(q: URLSearchParams): OrderFilter {
  const word = (name: string) => q.get(ORDER + name) ?? ''
  return {
    search: word('search'),
    status: word('status'),
    account: Number(word('account')) || 0,
    from: word('from'),
    until: word('until'),
    asked: word('asked'),
  }
}

export function writeOrderFilter(f: OrderFilter, q: URLSearchParams) {
  for (const [name, value] of Object.entries(f)) if (value) q.set(ORDER + name, String(value))
}
