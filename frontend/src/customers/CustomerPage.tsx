import type { Customer } from '../host/types'
import { go } from '../nav'
import { CustomerCard } from '../order/CustomerCard'
import { CustomerNote } from '../order/CustomerNote'
import { SameCustomer } from '../order/SameCustomer'
import { customerWords } from '../text/ja.customer'
import { customersText as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import css from './Customers.module.css'
import { HistoryList } from './HistoryList'

/** One customer whole: who it is, what is noted, everything ordered and asked. */
export function CustomerPage({ customer, now }: { customer: Customer; now: number }) {
  return (
    <article className={css.whole} aria-label={customer.name || customerWords.nobody}>
      <Button kind="link" className={css.back} onClick={() => go({ to: 'customer', id: 0 })}>
        {words.back}
      </Button>
      <section className={css.card} aria-label={customerWords.label}>
        <CustomerCard customer={customer} official={false} whole />
        <CustomerNote customer={customer} />
        <SameCustomer customer={customer} />
      </section>
      <section className={css.card} aria-labelledby="customer-orders">
        <h2 id="customer-orders">{words.orders(customer.orders)}</h2>
        <HistoryList customer={customer.id} of="orders" now={now} />
      </section>
      <section className={css.card} aria-labelledby="customer-inquiries">
        <h2 id="customer-inquiries">{words.inquiries(customer.inquiries)}</h2>
        <HistoryList customer={customer.id} of="inquiries" now={now} />
      </section>
    </article>
  )
}
