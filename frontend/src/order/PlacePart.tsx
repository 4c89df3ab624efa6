import type { OrderFacts, Place } from '../host/types'
import { zip } from '../text/format'
import { ja } from '../text/ja'
import { CopyButton } from '../ui/CopyButton'
import css from './OrderPane.module.css'

const address = (p: Place) => `${p.state ?? ''}${p.city ?? ''}${p.rest ?? ''}`

/** Where it goes, and what the customer wrote to it. */
export function PlacePart({ facts }: { facts: OrderFacts }) {
  const to = facts.parcels[0]?.to ?? facts.buyer_at
  const words: [string, string][] = [
    [ja.order.remarks, facts.remarks],
    [ja.order.noshi, facts.noshi],
    [ja.order.receipt, facts.receipt],
    [ja.order.caution, facts.caution],
  ]
  return (
    <section className={css.part} aria-label={ja.order.to}>
      <dl className={css.facts}>
        <div>
          <dt>{ja.order.to}</dt>
          <dd>
            {to.waiting ? ja.order.waitsForAddress : ja.inbox.honorific(to.name ?? '')}
            {to.name ? <CopyButton value={to.name} of={ja.order.name} /> : null}
            <br />
            <span className={css.soft}>
              {zip(to.zip ?? '')} {address(to)}
            </span>
          </dd>
        </div>
        {to.phone ? (
          <div>
            <dt>{ja.order.phone}</dt>
            <dd>
              <span className={css.whole}>{to.phone}</span>
              <CopyButton value={to.phone} of={ja.order.phone} />
            </dd>
          </div>
        ) : null}
        {words
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
