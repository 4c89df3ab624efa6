// The customers of the pretend shop: one per name, merged by hand.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Customer, CustomerRow, Row } from '../types'
import type { Desk } from './desk'
import { at } from './seed'
import { addWay, tookBack } from './undo'

/** A merge of the pretend shop. */
export type Merge = { id: number; keep: number; other: number; at: number; undone: boolean }

/** A person of the mailbox who may be the buyer of inquiry 1. */
const LIKE: CustomerRow = { id: 700_001, name: '佐藤 美咲', inquiries: 1, orders: 2, last_at: 0, vip: false }

const none: Customer = {
  id: 0,
  name: '',
  kana: '',
  contacts: [],
  inquiries: 0,
  orders: 0,
  first_at: 0,
  last_at: 0,
  total: 0,
  merged: [],
  suggestions: [],
  note: '',
  vip: false,
  version: 1,
}

const living = (desk: Desk, keep: number) => desk.merges.filter((m) => m.keep === keep && !m.undone)

export function customerOf(desk: Desk, r: Row): Customer {
  if (!r.customer) return none
  const merged = living(desk, r.id)
  const asked = r.id === 1 && !desk.apart.has(1) && !desk.merges.some((m) => m.keep === 1)
  return {
    ...none,
    id: r.id,
    name: r.customer,
    contacts: [
      { kind: r.kind === 'rakuten' ? 'mask' : 'mail', value: `c${r.id}@relay.example` },
      ...merged.map(() => ({ kind: 'mail', value: 'misaki@mail.example' })),
    ],
    inquiries: 2 + merged.length,
    orders: r.order_number ? 2 + 2 * merged.length : 0,
    first_at: at(desk.now, -200, 12, 0),
    last_at: at(desk.now, -5, 21, 8),
    total: 12_480 + 5500 * merged.length,
    merged: merged.map(({ id, at: when }) => ({ id, at: when, by: '高橋' })),
    ...(desk.notes.get(r.id) ?? {}),
    suggestions: asked ? [{ customer: { ...LIKE, last_at: at(desk.now, -60, 9, 0) }, reason: 'phone' }] : [],
  }
}

export function customers(desk: Desk) {
  return {
    Customers: ({ search }) => ({ customers: LIKE.name.includes(search) ? [LIKE] : [] }),
    CustomerByID: ({ id }) => {
      const row = desk.rows.get(id)
      if (!row) throw new Problem('not_found', 'そのお客様は見つかりません。')
      return customerOf(desk, row)
    },
    MergeCustomers: ({ keep, other }) => {
      const merge = { id: desk.nextId++, keep, other, at: desk.now, undone: false }
      desk.merges.push(merge)
      addWay(desk, 'customers_merge', { customer: desk.rows.get(keep) }, () => {
        desk.merges = desk.merges.filter((m) => m.id !== merge.id)
      })
      return { id: merge.id, at: merge.at, by: '高橋' }
    },
    SplitCustomer: ({ id }) => {
      desk.merges = desk.merges.map((m) => (m.id === id ? { ...m, undone: true } : m))
      tookBack(desk, 'customers_merge')
      return {}
    },
  } satisfies Partial<Answers<Method>>
}
