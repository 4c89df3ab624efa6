import { IconExternalLink, IconTruck } from '@tabler/icons-react'
import type { OrderFacts, Parcel } from '../host/types'
import { plainDay, shortDate } from '../text/format'
import { ja } from '../text/ja'
import { CopyButton } from '../ui/CopyButton'
import css from './OrderPane.module.css'

type Step = { label: string; at: string; done: boolean }

/** The four steps of a delivery, filled as far as they are known to have happened. */
function stepsOf(facts: OrderFacts): Step[] {
  const shipped = facts.parcels.find((p) => p.shipped_at)?.shipped_at ?? ''
  const arrives = facts.parcels.find((p) => p.arrives)?.arrives ?? ''
  const out = shipped !== '' || facts.status === 'shipped' || facts.status === 'finished'
  const { steps } = ja.order
  return [
    { label: steps.ordered, at: shortDate(facts.ordered_at), done: true },
    { label: steps.paid, at: shortDate(facts.paid_at), done: facts.paid },
    { label: steps.shipped, at: plainDay(shipped), done: out },
    { label: steps.arrives, at: plainDay(arrives), done: facts.status === 'finished' },
  ]
}

export function DeliveryPart({ facts }: { facts: OrderFacts }) {
  const carrier = facts.parcels[0]?.carrier_as ?? ''
  return (
    <section className={css.part} aria-label={ja.order.delivery}>
      <div className={css.line}>
        <IconTruck size={16} stroke={1.6} aria-hidden="true" />
        <b className={css.label}>{ja.order.delivery}</b>
        <span className={css.gap} />
        <span>{[carrier, ja.order.parcels(facts.parcels.length)].filter(Boolean).join('・')}</span>
      </div>
      <ol className={css.steps}>
        {stepsOf(facts).map((step) => (
          <li key={step.label} data-done={step.done || undefined}>
            {step.label}
            <span className={css.small}>{step.at || '–'}</span>
          </li>
        ))}
      </ol>
      {facts.parcels
        .filter((p) => p.number)
        .map((p) => (
          <Tracking key={p.number} parcel={p} />
        ))}
      {facts.wish ? <p className={css.wish}>{ja.order.wish(plainDay(facts.wish))}</p> : null}
    </section>
  )
}

function Tracking({ parcel }: { parcel: Parcel }) {
  return (
    <div className={css.line}>
      <span className={css.whole}>{parcel.number}</span>
      <CopyButton value={parcel.number} of={ja.order.tracking} />
      <span className={css.gap} />
      {parcel.track ? (
        <a className={css.link} href={parcel.track} target="_blank" rel="noreferrer">
          {ja.order.trackingPage}
          <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
        </a>
      ) : null}
    </div>
  )
}
