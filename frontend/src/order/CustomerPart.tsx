import { IconMail } from '@tabler/icons-react'
import type { Thread } from '../host/types'
import { go } from '../nav'
import { fullDate, when, yen } from '../text/format'
import { ja } from '../text/ja'
import { customerWords as words } from '../text/ja.customer'
import { Mark } from '../ui/Mark'
import { CustomerCard } from './CustomerCard'
import css from './OrderPane.module.css'
import { SameCustomer } from './SameCustomer'

/** The customer over all accounts, their other orders and earlier inquiries. */
export function CustomerPart({ thread, now }: { thread: Thread; now: number }) {
  const { customer, other_orders: orders, other_inquiries: inquiries } = thread
  if (customer.id === 0) return null
  return (
    <section className={css.part} aria-label={words.label}>
      <CustomerCard customer={customer} official={thread.inquiry.official} />
      <SameCustomer customer={customer} />
      {orders.length > 0 ? <p className={css.soft}>{ja.order.otherOrders(orders.length)}</p> : null}
      <ul>
        {orders.map((o) => (
          <li key={o.id} className={css.line} title={o.number}>
            <span>{fullDate(o.ordered_at)}</span>
            <span className={css.itemsOf}>{o.items}</span>
            <span className={css.gap} />
            <span className={css.money}>{yen(o.total)}</span>
          </li>
        ))}
      </ul>
      {inquiries.length > 0 ? <p className={css.soft}>{words.inquiries}</p> : null}
      <ul>
        {inquiries.map((q) => (
          <li key={q.id} className={css.line}>
            {q.mark ? (
              <Mark mark={q.mark} shape={q.shape} small />
            ) : (
              <IconMail size={14} stroke={1.6} aria-hidden="true" />
            )}
            <button
              type="button"
              className={css.inquiry}
              title={q.subject}
              onClick={() => go({ to: 'inquiry', id: q.id })}
            >
              {q.subject}
            </button>
            <span className={css.gap} />
            <span className={css.small}>{when(q.last_at, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
