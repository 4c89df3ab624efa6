import { IconCreditCard } from '@tabler/icons-react'
import type { Order } from '../host/types'
import { shortDate } from '../text/format'
import { ja } from '../text/ja'
import { orderMore } from '../text/ja.order'
import { differs } from './addsUp'
import css from './ItemsPart.module.css'
import { MakeReceipt } from './MakeReceipt'
import part from './Part.module.css'
import { ReceiptLine } from './ReceiptLine'
import { money, TaxTable } from './TaxTable'

const REDUCED = 8

/** What was bought, what it costs, whether it is paid, and who gives the receipt. */
export function ItemsPart({ order }: { order: Order }) {
  const { facts } = order
  const reduced = facts.lines.some((l) => l.tax_rate === REDUCED)
  return (
    <section className={part.box} data-part="items" aria-label={ja.order.items}>
      <ul className={css.items}>
        {facts.lines.map((line, i) => (
          <li key={`${line.code}-${line.sku}-${i.toString()}`} className={css.item}>
            <span className={css.itemName}>
              {line.name}
              {line.tax_rate === REDUCED ? <span title={orderMore.reduced}> ※</span> : null}
            </span>
            <span className={part.money}>{money(line.price)}</span>
            <span className={part.small}>
              {[...new Set([line.code, line.sku])].filter(Boolean).join('・')}
            </span>
            <span className={part.money}>
              <span className={part.small}>{ja.order.times(line.count)}</span>
            </span>
            {line.options ? <span className={css.options}>{line.options}</span> : null}
            {line.lead ? <span className={css.options}>{line.lead}</span> : null}
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
      {differs(facts) ? <p className={css.differs}>{orderMore.taxDiffers}</p> : null}
      {reduced ? <p className={part.soft}>{orderMore.reduced}</p> : null}
      <TaxTable facts={facts} />
      <p className={css.pay}>
        <IconCreditCard size={14} stroke={1.6} aria-hidden="true" />
        {facts.payment ? `${facts.payment}・` : ''}
        {facts.paid ? ja.order.paid(shortDate(facts.paid_at)) : ja.order.unpaid}
      </p>
      <ReceiptLine advice={order.receipt_by}>
        <MakeReceipt order={order.facts.number} />
      </ReceiptLine>
    </section>
  )
}
