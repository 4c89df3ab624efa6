import { useState } from 'react'
import { HistoryList } from '../customers/HistoryList'
import { useAction } from '../host/queries/actions'
import type { OrderRow, Thread } from '../host/types'
import { ja } from '../text/ja'
import { customerWords as words } from '../text/ja.customer'
import { customersText as more, orderMore } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { CustomerCard } from './CustomerCard'
import { CustomerNote } from './CustomerNote'
import { InquiryLine, OrderLine } from './HistoryLines'
import part from './Part.module.css'
import { SameCustomer } from './SameCustomer'

const FIRST = 5

/** The customer over all accounts, their other orders and earlier inquiries. */
export function CustomerPart({ thread, now }: { thread: Thread; now: number }) {
  const { customer, other_orders: orders, other_inquiries: inquiries } = thread
  const [all, setAll] = useState<'' | 'orders' | 'inquiries'>('')
  if (customer.id === 0) return null
  const toggle = (which: 'orders' | 'inquiries', count: number, label: string) =>
    count > FIRST ? (
      <Button kind="link" aria-expanded={all === which} onClick={() => setAll(all === which ? '' : which)}>
        {all === which ? more.fewer : label}
      </Button>
    ) : null
  return (
    <section className={part.box} data-part="customer" aria-label={words.label}>
      <CustomerCard customer={customer} official={thread.inquiry.official} />
      <CustomerNote customer={customer} />
      <SameCustomer customer={customer} />
      {orders.length > 0 ? <p className={part.soft}>{ja.order.otherOrders(orders.length)}</p> : null}
      {all === 'orders' ? (
        <HistoryList customer={customer.id} of="orders" now={now} />
      ) : (
        <ul>
          {orders.slice(0, FIRST).map((o) => (
            <OrderLine key={o.id} order={o}>
              <Also thread={thread} order={o} />
            </OrderLine>
          ))}
        </ul>
      )}
      {toggle('orders', orders.length, more.moreOrders(customer.orders))}
      {inquiries.length > 0 ? <p className={part.soft}>{words.inquiries}</p> : null}
      {all === 'inquiries' ? (
        <HistoryList customer={customer.id} of="inquiries" now={now} />
      ) : (
        <ul>
          {inquiries.slice(0, FIRST).map((q) => (
            <InquiryLine key={q.id} inquiry={q} now={now} />
          ))}
        </ul>
      )}
      {toggle('inquiries', inquiries.length, more.moreInquiries(customer.inquiries))}
    </section>
  )
}

/** Puts a further order beside the linked one; without one it becomes that. */
function Also({ thread, order }: { thread: Thread; order: OrderRow }) {
  const { mutate, isPending, error } = useAction('AlsoOrder')
  return (
    <>
      <Button
        kind="link"
        busy={isPending}
        aria-label={orderMore.alsoNamed(order.number)}
        onClick={() => mutate({ id: thread.inquiry.id, order: order.number })}
      >
        {orderMore.also}
      </Button>
      {error ? <ProblemNote error={error} /> : null}
    </>
  )
}
