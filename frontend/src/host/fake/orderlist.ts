// The list of orders of the pretend shop: each inquiry with a number has bought something.
import type { Methods } from '../methods'
import type { ListedOrder, OrderQuery, Row } from '../types'
import { type Desk, mustRow } from './desk'
import { orderRow } from './orders'
import { DAY } from './seed'

const OWED = ['new', 'working', 'review']
const CIRCLE = [
  ['finished', '完了'],
  ['shipped', '発送済'],
  ['finished', '完了'],
  ['ready', '発送待ち'],
  ['unpaid', '楽天処理中'],
  ['canceled', 'キャンセル確定'],
] as const

const GROUPS: Record<string, readonly string[]> = {
  unshipped: ['unconfirmed', 'unpaid', 'ready', 'held'],
  cancel: ['canceling', 'canceled'],
}

const dayOf = (at: number) => new Date(at + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)

function listed(desk: Desk, r: Row): ListedOrder {
  const [status, status_as] = CIRCLE[r.id % CIRCLE.length] ?? CIRCLE[0]
  return {
    ...orderRow(r, desk.now),
    ordered_at: r.last_at - 5 * DAY,
    mark: r.mark,
    shape: r.shape,
    status,
    status_as,
    inquiries: 1,
    open_inquiries: OWED.includes(r.state) ? 1 : 0,
  }
}

const fits = (q: OrderQuery, o: ListedOrder) =>
  `${o.number}${o.buyer}`.includes(q.search.trim()) &&
  (!q.account || o.account === q.account) &&
  (!q.status || (GROUPS[q.status] ?? [q.status]).includes(o.status)) &&
  (!q.from || dayOf(o.ordered_at) >= q.from) &&
  (!q.until || dayOf(o.ordered_at) <= q.until) &&
  (q.asked !== 'open' || o.open_inquiries > 0)

export function orderLists(desk: Desk) {
  return {
    Orders: (q: OrderQuery): Methods['Orders'][1] => {
      const all = [...desk.rows.values()]
        .filter((r) => r.order_number)
        .map((r) => listed(desk, r))
        .filter((o) => fits(q, o))
        .toSorted((a, b) => b.ordered_at - a.ordered_at || b.id - a.id)
      const from = q.after ? all.findIndex((o) => o.id === Number(q.after)) + 1 : 0
      const orders = q.limit ? all.slice(from, from + q.limit) : all
      const more = from + orders.length < all.length
      return { orders, next: more ? String(orders.at(-1)?.id ?? '') : '' }
    },
    OrderInquiries: ({ id }: Methods['OrderInquiries'][0]): Methods['OrderInquiries'][1] => {
      const row = mustRow(desk, id)
      return { customer_id: row.customer ? id : 0, inquiries: [row] }
    },
  }
}
