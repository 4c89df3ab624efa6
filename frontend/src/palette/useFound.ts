import { useInboxSearch } from '../host/queries/inbox'
import { useOrders } from '../host/queries/orders'
import type { OrderRow, Row } from '../host/types'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { palette as words } from '../text/ja.palette'
import { who } from '../text/who'
import type { Command } from './commands'

const LEAST = 2
const MOST = 5

const inquiry = (row: Row): Command => ({
  id: `inquiry-${row.id}`,
  group: 'inquiry',
  title: `${who(row)}　${row.subject}`,
  reading: '',
  hint: row.order_number,
  why: '',
  run: () => go({ to: 'inquiry', id: row.id }),
})

const order = (o: OrderRow): Command => ({
  id: `order-${o.id}`,
  group: 'order',
  title: `${o.number}　${o.buyer}`,
  reading: '',
  hint: words.openOrder,
  why: '',
  run: () => go({ to: 'order', id: o.id }),
})

/** Inquiries and orders by name or number, as the program finds them. */
export function useFound(typed: string): { found: Command[]; busy: boolean } {
  const text = typed.trim()
  const enabled = text.length >= LEAST
  const may = useMay()
  const inquiries = useInboxSearch(text, enabled && may('read'))
  const orders = useOrders(text, enabled && may('search'))
  if (!enabled) return { found: [], busy: false }
  const found = [
    ...(inquiries.data?.inquiries ?? []).slice(0, MOST).map(inquiry),
    ...(orders.data?.orders ?? []).slice(0, MOST).map(order),
  ]
  return { found, busy: inquiries.isFetching || orders.isFetching }
}
