import { IconAlertTriangle } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Parcel } from '../host/types'
import { plainDay } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { ProblemNote } from '../ui/ProblemNote'
import css from './ParcelRow.module.css'
import part from './Part.module.css'
import { TrackLink } from './TrackLink'

/** One parcel: to whom, by whom, its number and where it can be followed. */
export function ParcelRow({ parcel: p, title }: { parcel: Parcel; title: string }) {
  if (!title && !p.number && !p.drop_off) return null
  const to = title && p.to.name ? ja.inbox.honorific(p.to.name) : ''
  const days = [p.shipped_at ? `${plainDay(p.shipped_at)} ${words.steps.shipped}` : '', p.drop_off]
  return (
    <div className={title ? css.parcel : undefined}>
      {title ? (
        <div className={part.line}>
          <b>{title}</b>
          <span className={part.small}>{[to, p.carrier_as, ...days].filter(Boolean).join('・')}</span>
        </div>
      ) : p.drop_off ? (
        <p className={part.soft}>{p.drop_off}</p>
      ) : null}
      {p.number ? <Tracking parcel={p} /> : null}
    </div>
  )
}

function Tracking({ parcel: p }: { parcel: Parcel }) {
  const [main, ...rest] = p.pages
  const sure = p.decided !== ''
  return (
    <>
      <div className={part.line}>
        <span className={part.whole}>{p.number}</span>
        <CopyButton value={p.number} of={ja.order.tracking} />
        <span className={part.gap} />
        {sure && main ? (
          <TrackLink page={main} number={p.number}>
            {ja.order.trackingPage}
          </TrackLink>
        ) : null}
      </div>
      {!sure && p.pages.length > 0 ? <p className={part.soft}>{words.possible}</p> : null}
      {(sure ? rest : p.pages).map((page) => (
        <div key={page.url} className={part.line}>
          <TrackLink page={page} number={p.number}>
            {words.onPage(page.name)}
          </TrackLink>
        </div>
      ))}
      {p.verdict ? <Doubt number={p.number} verdict={p.verdict} /> : null}
    </>
  )
}

/** The check digit may be wrong on purpose: a person's word ends the warning for good. */
function Doubt({ number, verdict }: { number: string; verdict: string }) {
  const { mutate, isPending, error } = useAction('AcceptTracking')
  return (
    <div className={part.warn} role="note">
      <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
      <span>{verdict === 'odd' ? words.odd : words.wrong}</span>
      <Button
        small
        busy={isPending}
        aria-label={words.useAnywayNamed(number)}
        onClick={() => mutate({ carrier: '', number })}
      >
        {words.useAnyway}
      </Button>
      {error ? <ProblemNote error={error} /> : null}
    </div>
  )
}
