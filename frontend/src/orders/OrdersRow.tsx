import type { ComponentProps } from 'react'
import type { ListedOrder } from '../host/types'
import { fullDate, yen } from '../text/format'
import { ja } from '../text/ja'
import { orders as words } from '../text/ja.orders'
import { Badge, type Tone } from '../ui/Badge'
import { Mark } from '../ui/Mark'
import { Marked } from '../ui/Marked'
import css from './Orders.module.css'

type Props = { row: ListedOrder; open: boolean; active: boolean; search: string } & ComponentProps<'div'>

const TONES: Record<string, Tone> = {
  unconfirmed: 'accent',
  unpaid: 'today',
  ready: 'accent',
  held: 'today',
  canceling: 'today',
}

const statusOf = (row: ListedOrder) => row.status_as || (words.statuses[row.status] ?? row.status)
const buyerOf = (row: ListedOrder) => (row.buyer ? ja.inbox.honorific(row.buyer) : words.nobody)
const totalOf = (row: ListedOrder) => (row.total > 0 ? yen(row.total) : '')

function askedOf({ inquiries, open_inquiries: open }: ListedOrder) {
  if (open > 0) return words.rowOpen(open)
  return inquiries > 0 ? words.rowAsked(inquiries) : ''
}

const labelOf = (row: ListedOrder) =>
  [row.number, buyerOf(row), fullDate(row.ordered_at), statusOf(row), row.items, totalOf(row), askedOf(row)]
    .filter(Boolean)
    .join('、')

/** One order on a line: which, when, whose, what, how far, and whether somebody asks about it. */
export function OrdersRow({ row, open, active, search, ...rest }: Props) {
  const asked = askedOf(row)
  return (
    <div
      {...rest}
      className={css.row}
      role="option"
      id={`order-${row.id}`}
      aria-selected={open}
      aria-label={labelOf(row)}
      data-open={open || undefined}
      data-active={active || undefined}
      tabIndex={-1}
    >
      <Mark mark={row.mark} shape={row.shape} small />
      <span className={css.number}>
        <Marked text={row.number} find={search} />
      </span>
      <span className={css.date}>{fullDate(row.ordered_at)}</span>
      <span className={css.buyer} title={buyerOf(row)}>
        <Marked text={buyerOf(row)} find={search} />
      </span>
      <span className={css.items} title={row.items}>
        {row.items}
      </span>
      <span className={css.status} title={statusOf(row)}>
        <Badge tone={TONES[row.status] ?? 'plain'}>{statusOf(row)}</Badge>
      </span>
      <span className={css.asked}>
        {row.open_inquiries > 0 ? <Badge tone="today">{asked}</Badge> : asked}
      </span>
      <span className={css.total}>{totalOf(row)}</span>
    </div>
  )
}
