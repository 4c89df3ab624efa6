import { IconFileText } from '@tabler/icons-react'
import type { Suggestion } from '../host/types'
import { made as words } from '../text/ja.made'
import { KeyCap } from '../ui/KeyCap'
import css from './Offer.module.css'

type Props = { offers: readonly Suggestion[]; at: number; onPut: (offer: Suggestion) => void }

/** While nothing is written: the templates that fit, the best one a single Enter away. */
export function Offer({ offers, at, onPut }: Props) {
  const chosen = offers[at]
  if (!chosen) return null
  return (
    <div className={css.line}>
      <span className={css.label}>{words.offers}</span>
      <ul className={css.offers} aria-label={words.offers}>
        {offers.map((o, i) => (
          <li key={o.id}>
            <button
              type="button"
              className={css.offer}
              data-chosen={i === at || undefined}
              title={o.why}
              onClick={() => onPut(o)}
            >
              <IconFileText size={14} stroke={1.6} aria-hidden="true" />
              <span className={css.name}>{o.name}</span>
              {i === at ? <KeyCap keyIs="Enter" /> : null}
            </button>
          </li>
        ))}
      </ul>
      <span id="offer-hint" className={css.hint} role="status">
        {words.offerHint(chosen.name)}
      </span>
    </div>
  )
}
