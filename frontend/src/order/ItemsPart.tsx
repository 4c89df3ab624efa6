import { IconCreditCard } from '@tabler/icons-react'
import type { OrderFacts } from '../host/types'
import { shortDate, yen } from '../text/format'
import { ja } from '../text/ja'
import css from './OrderPane.module.css'

/** Not fixed by the mall yet. */
const OPEN = -9999

const money = (n: number) => (n === OPEN ? ja.order.notFixed : yen(n))

/** What was bought, what it costs, whether it is paid. */
export function ItemsPart({ facts }: { facts: OrderFacts }) {
  return (
    <section className={css.part} aria-label={ja.order.items}>
      <ul className={css.items}>
        {facts.lines.map((line, i) => (
          <li key={`${line.code}-${line.sku}-${i.toString()}`} className={css.item}>
            <span className={css.itemName}>{line.name}</span>
            <span className={css.money}>{money(line.price)}</span>
            <span className={css.small}>{line.sku || line.code}</span>
            <span className={css.money}>
              <span className={css.small}>{ja.order.times(line.count)}</span>
            </span>
            {line.options ? <span className={css.options}>{line.options}</span> : null}
          </li>
        ))}
      </ul>
      <dl className={css.sums}>
        {facts.amounts.map((a) => (
          <div key={a.label}>
            <dt>{a.label}</dt>
            <dd>{money(a.yen)}</dd>
          </div>
        ))}
        <div className={css.total}>
          <dt>{ja.order.total}</dt>
          <dd>{money(facts.total)}</dd>
        </div>
      </dl>
      <p className={css.pay}>
        <IconCreditCard size={14} stroke={1.6} aria-hidden="true" />
        {facts.payment}・{facts.paid ? ja.order.paid(shortDate(facts.paid_at)) : ja.order.unpaid}
      </p>
    </section>
  )
}
