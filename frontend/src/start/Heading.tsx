import type { Starters } from '../host/types'
import { start as words } from '../text/ja.start'
import css from './Start.module.css'

/** To whom, and about which order. */
export function Heading({ from }: { from: Starters }) {
  return (
    <p className={css.heading}>
      <b>{from.customer ? words.to(from.customer) : words.toUnknown}</b>
      {from.number ? <span className={css.soft}>{words.about(from.number, from.brief)}</span> : null}
    </p>
  )
}
