import { IconMail, IconUser } from '@tabler/icons-react'
import type { Thread } from '../host/types'
import { go } from '../nav'
import { fullDate, when, yen } from '../text/format'
import { ja } from '../text/ja'
import css from './OrderPane.module.css'

/** The customer's other orders and earlier inquiries. */
export function CustomerPart({ thread, now }: { thread: Thread; now: number }) {
  const { other_orders: orders, other_inquiries: inquiries } = thread
  if (orders.length + inquiries.length === 0) return null
  return (
    <section className={css.part} aria-label={ja.order.customer}>
      <div className={css.line}>
        <IconUser size={16} stroke={1.6} aria-hidden="true" />
        <b className={css.label}>{ja.order.customer}</b>
        <span className={css.gap} />
        <span>{ja.order.otherOrders(orders.length)}</span>
      </div>
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
      <ul>
        {inquiries.map((q) => (
          <li key={q.id} className={css.line}>
            <IconMail size={14} stroke={1.6} aria-hidden="true" />
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
