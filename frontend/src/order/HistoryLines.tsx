import type { ReactNode } from 'react'
import type { OrderRow, Row } from '../host/types'
import { go } from '../nav'
import { fullDate, when, yen } from '../text/format'
import { ja } from '../text/ja'
import { Mark } from '../ui/Mark'
import css from './HistoryLines.module.css'
import part from './Part.module.css'

/** One order of a customer on a line. */
export function OrderLine({ order: o, children }: { order: OrderRow; children?: ReactNode }) {
  return (
    <li className={part.line} title={o.number}>
      <span>{fullDate(o.ordered_at)}</span>
      <span className={css.itemsOf}>{o.items}</span>
      <span className={part.gap} />
      {children}
      <span className={part.money}>{yen(o.total)}</span>
    </li>
  )
}

/** One inquiry of a customer on a line; a click opens it. */
export function InquiryLine({ inquiry: q, now }: { inquiry: Row; now: number }) {
  return (
    <li className={part.line}>
      <Mark mark={q.mark} shape={q.shape} small />
      <button
        type="button"
        className={css.inquiry}
        title={q.subject}
        onClick={() => go({ to: 'inquiry', id: q.id })}
      >
        {q.subject}
      </button>
      <span className={part.gap} />
      <span className={part.small}>{ja.states[q.state] ?? ''}</span>
      <span className={part.small}>{when(q.last_at, now)}</span>
    </li>
  )
}
