import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { useCustomerHistory } from '../host/queries/customers'
import { InquiryLine, OrderLine } from '../order/HistoryLines'
import { customersText as words } from '../text/ja.order'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Customers.module.css'

type Props = { customer: number; of: 'orders' | 'inquiries'; now: number }

const PLAIN = 50
const LINE = 26

/** Everything a customer has ordered or asked; a long list draws only what is in sight. */
export function HistoryList({ customer, of, now }: Props) {
  const { data, error, isPending } = useCustomerHistory(customer)
  const lines: ReactNode[] =
    of === 'orders'
      ? (data?.orders ?? []).map((o) => <OrderLine key={o.id} order={o} />)
      : (data?.inquiries ?? []).map((q) => <InquiryLine key={q.id} inquiry={q} now={now} />)
  if (error) return <ProblemNote error={error} />
  if (isPending) return <SlowLine busy />
  if (lines.length === 0) return <p className={css.small}>{words.noHistory[of]}</p>
  return lines.length > PLAIN ? <Long lines={lines} /> : <ul>{lines}</ul>
}

function Long({ lines }: { lines: ReactNode[] }) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 10,
  })
  return (
    <div ref={box} className={css.long} tabIndex={-1}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((v) => (
          <div key={v.key} className={css.virtual} style={{ transform: `translateY(${v.start}px)` }}>
            {lines[v.index]}
          </div>
        ))}
      </ul>
    </div>
  )
}
