import { IconUsers } from '@tabler/icons-react'
import type { OrderFacts, Parcel, Place } from '../host/types'
import { zip } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as more } from '../text/ja.order'
import { CopyButton } from '../ui/CopyButton'
import { Masked } from '../ui/Masked'
import part from './Part.module.css'
import css from './PlacePart.module.css'

const address = (p: Place) => `${p.state ?? ''}${p.city ?? ''}${p.rest ?? ''}`

/** Each place once: several parcels may go to one. */
function places(facts: OrderFacts): { to: Place; third: boolean }[] {
  const all = facts.parcels.length > 0 ? facts.parcels : [{ to: facts.buyer_at, third: false }]
  const key = ({ to }: Pick<Parcel, 'to'>) => JSON.stringify([to.name, to.zip, address(to), to.phone])
  return all.filter((p, i) => all.findIndex((o) => key(o) === key(p)) === i)
}

/** Where it goes, and what the customer wrote to it. */
export function PlacePart({ facts }: { facts: OrderFacts }) {
  const all = places(facts)
  const third = all.some((p) => p.third)
  const words: [string, string][] = [
    [ja.order.remarks, facts.remarks],
    [ja.order.noshi, facts.noshi],
    [more.gift, facts.gift && !third ? more.giftYes : ''],
    [ja.order.receipt, facts.receipt],
  ]
  return (
    <section className={part.box} data-part="place" aria-label={ja.order.to}>
      {third ? (
        <div className={part.loud} role="note">
          <IconUsers size={16} stroke={1.8} aria-hidden="true" />
          <span>
            <b>{more.third}</b>
            <br />
            {more.thirdHelp}
          </span>
        </div>
      ) : null}
      <dl className={css.facts}>
        {all.map((p) => (
          <Someone key={`${p.to.name}${p.to.rest}`} label={ja.order.to} at={p.to} />
        ))}
        {third ? <Someone label={more.buyer} at={buyerOf(facts)} /> : null}
        {words
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {facts.caution ? (
        <div className={part.warn} role="note">
          <span>
            <b>{ja.order.caution}</b>：{facts.caution}
            <br />
            {more.cautionOwner}
          </span>
        </div>
      ) : null}
    </section>
  )
}

const buyerOf = ({ buyer, buyer_at }: OrderFacts): Place => ({
  ...buyer_at,
  name: buyer_at.name || buyer.name,
  phone: buyer_at.phone || buyer.phone,
})

function Someone({ label, at }: { label: string; at: Place }) {
  const where = `${zip(at.zip ?? '')} ${address(at)}`.trim()
  return (
    <>
      <div>
        <dt>{label}</dt>
        <dd>
          <Masked text={at.waiting ? ja.order.waitsForAddress : ja.inbox.honorific(at.name ?? '')} />
          {at.name ? <CopyButton value={at.name} of={ja.order.name} /> : null}
          {where ? (
            <>
              <br />
              <span className={part.soft}>
                <Masked text={where} />
              </span>
              <CopyButton value={where} of={ja.order.address} />
            </>
          ) : null}
        </dd>
      </div>
      {at.phone ? (
        <div>
          <dt>{ja.order.phone}</dt>
          <dd>
            <span className={part.whole}>
              <Masked text={at.phone} />
            </span>
            <CopyButton value={at.phone} of={ja.order.phone} />
          </dd>
        </div>
      ) : null}
    </>
  )
}
