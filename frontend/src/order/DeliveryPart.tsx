import { IconTruck } from '@tabler/icons-react'
import type { OrderFacts } from '../host/types'
import { plainDay, shortDate } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as words } from '../text/ja.order'
import css from './DeliveryPart.module.css'
import { ParcelRow } from './ParcelRow'
import part from './Part.module.css'

type Step = { label: string; at: string; done: boolean }

/** The four steps of a delivery, filled as far as they are known to have happened. */
function stepsOf(facts: OrderFacts): Step[] {
  const shipped = facts.parcels.find((p) => p.shipped_at)?.shipped_at ?? ''
  const arrives = facts.parcels.find((p) => p.arrives)?.arrives ?? ''
  const out = shipped !== '' || facts.status === 'shipped' || facts.status === 'finished'
  const { steps } = words
  return [
    { label: steps.ordered, at: shortDate(facts.ordered_at), done: true },
    { label: steps.shipped, at: plainDay(shipped), done: out },
    { label: steps.way, at: '', done: out },
    { label: steps.arrived, at: plainDay(arrives), done: facts.status === 'finished' },
  ]
}

export function DeliveryPart({ facts }: { facts: OrderFacts }) {
  const carriers = [...new Set(facts.parcels.map((p) => p.carrier_as).filter(Boolean))]
  const numbered = facts.parcels.filter((p) => p.number)
  return (
    <section className={part.box} data-part="delivery" aria-label={ja.order.delivery}>
      <div className={part.line}>
        <IconTruck size={16} stroke={1.6} aria-hidden="true" />
        <b className={part.label}>{ja.order.delivery}</b>
        <span className={part.gap} />
        <span>{[carriers.join('、'), ja.order.parcels(numbered.length)].filter(Boolean).join('・')}</span>
      </div>
      <ol className={css.steps}>
        {stepsOf(facts).map((step) => (
          <li key={step.label} data-done={step.done || undefined}>
            {step.label}
            <span className={part.small}>{step.at || '–'}</span>
          </li>
        ))}
      </ol>
      {facts.parcels.map((p, i) => (
        <ParcelRow
          key={`${p.number}-${i.toString()}`}
          parcel={p}
          title={facts.parcels.length > 1 ? words.parcel(i + 1, facts.parcels.length) : ''}
        />
      ))}
      {facts.wish ? <p className={part.soft}>{ja.order.wish(plainDay(facts.wish))}</p> : null}
    </section>
  )
}
