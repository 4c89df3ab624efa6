import { IconPackage, IconUser } from '@tabler/icons-react'
import type { SearchAnswer } from '../host/types'
import { go } from '../nav'
import { fullDate, yen } from '../text/format'
import { ja } from '../text/ja'
import { search as words } from '../text/ja.search'
import css from './Search.module.css'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const

type Props = {
  answer: SearchAnswer
  order: number
  onOrder: (id: number) => void
}

/** The orders and customers that were found, above the inquiries: an order opens beside, a customer on their own screen. */
export function Beside({ answer, order, onOrder }: Props) {
  const { orders, customers } = answer
  if (orders.orders.length + customers.customers.length === 0) return null
  return (
    <div className={css.beside}>
      {orders.orders.length > 0 ? (
        <section aria-label={words.orders(orders.total)}>
          <h2 className={css.kind}>{words.orders(orders.total)}</h2>
          {orders.orders.map((o) => {
            const what = [o.buyer && ja.inbox.honorific(o.buyer), o.items].filter(Boolean).join('・')
            return (
              <div key={o.id} className={css.other}>
                <button type="button" aria-pressed={o.id === order} onClick={() => onOrder(o.id)}>
                  <IconPackage {...icon} />
                  <b className={css.number}>{o.number}</b>
                  <span className={css.what} title={what}>
                    {what}
                  </span>
                  <span className={css.sum}>{o.total > 0 ? yen(o.total) : ''}</span>
                  <span className={css.day}>{fullDate(o.ordered_at)}</span>
                </button>
              </div>
            )
          })}
        </section>
      ) : null}
      {customers.customers.length > 0 ? (
        <section aria-label={words.customers(customers.total)}>
          <h2 className={css.kind}>{words.customers(customers.total)}</h2>
          {customers.customers.map((c) => (
            <div key={c.id} className={css.other}>
              <button type="button" onClick={() => go({ to: 'customer', id: c.id })}>
                <IconUser {...icon} />
                <b className={css.number}>{ja.inbox.honorific(c.name)}</b>
                <span className={css.what}>{words.sums(c.inquiries, c.orders)}</span>
                <span className={css.day}>{fullDate(c.last_at)}</span>
              </button>
            </div>
          ))}
        </section>
      ) : null}
    </div>
  )
}
