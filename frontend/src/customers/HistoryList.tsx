import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCustomerHistory } from '../host/queries/customers'
import { InquiryLine, OrderLine } from '../order/HistoryLines'
import { customersText as words } from '../text/ja.order'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Customers.module.css'

type Props = { customer: number; of: 'orders' | 'inquiries'; now: number }

const PLAIN = 50
const LINE = 26
const AHEAD = 20 // lines before the end, where the next page is read

/** Everything a customer has ordered or asked; a long list reads and draws only what is in sight. */
export function HistoryList({ customer, of, now }: Props) {
  const history = useCustomerHistory(customer, of)
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = history
  const lines: ReactNode[] = (data?.pages ?? []).flatMap((page) =>
    of === 'orders'
      ? page.orders.map((o) => <OrderLine key={o.id} order={o} />)
      : page.inquiries.map((q) => <InquiryLine key={q.id} inquiry={q} now={now} />),
  )
  const more = () => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }
  const again = () => void (history.isFetchNextPageError ? fetchNextPage() : history.refetch())
  const failed = error ? <ProblemNote error={error} again={again} /> : null
  if (!data && failed) return failed
  if (isPending) return <SlowLine busy />
  if (lines.length === 0) return <p className={css.small}>{words.noHistory[of]}</p>
  return (
    <>
      {hasNextPage || lines.length > PLAIN ? <Long lines={lines} onEnd={more} /> : <ul>{lines}</ul>}
      {failed}
    </>
  )
}

function Long({ lines, onEnd }: { lines: ReactNode[]; onEnd: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 10,
  })
  const last = rows.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= lines.length - AHEAD) onEnd()
  }, [last, lines.length, onEnd])
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
