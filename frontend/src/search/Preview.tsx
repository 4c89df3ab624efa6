import { IconPackage } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchPlaces } from '../host/queries/search'
import { useThread } from '../host/queries/thread'
import type { SearchPlace } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { ja } from '../text/ja'
import { search as words } from '../text/ja.search'
import { who } from '../text/who'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { Highlighted } from './Highlighted'
import { toMiddle } from './middle'
import css from './Preview.module.css'
import { type Placed, PreviewMessage } from './PreviewMessage'

export const VIEW_ORDER = 'search-view-order'

type Props = { id: number; text: string; now: number; onOpen: () => void; onOrder: (id: number) => void }

const numbered = (places: readonly SearchPlace[]): Placed[] => {
  let from = 0
  return places.map((p) => {
    const placed = { ...p, from }
    from += p.marks.length
    return placed
  })
}

/** The whole conversation with every place marked; F3 goes from one to the next. */
export function Preview({ id, text, now, onOpen, onOrder }: Props) {
  const thread = useThread(id)
  const places = numbered(useSearchPlaces(id, text).data?.places ?? [])
  const many = places.reduce((n, p) => n + p.marks.length, 0)
  const first = places.find((p) => p.message > 0 && p.label === 'text') ?? places[0]
  const [chosen, setChosen] = useState<number | null>(null)
  const current = chosen ?? 0
  // With no mark among the messages it says which fact of the head was found.
  const outside = places.some((p) => p.message > 0) ? undefined : places.findLast((p) => p.from <= current)
  const box = useRef<HTMLDivElement>(null)
  // The subject is in sight anyway: at first the words of a message are shown.
  const goal = chosen ?? first?.from ?? 0
  const turn = (by: number) => {
    if (many > 0) setChosen((current + by + many) % many)
  }
  useKeys({ nextHit: () => turn(1), previousHit: () => turn(-1) })
  const ready = thread.data !== undefined && many > 0
  useEffect(() => {
    if (ready) toMiddle(box.current, box.current?.querySelector(`[data-hit="${goal}"]`))
  }, [goal, ready])
  if (thread.error && !thread.data)
    return <ProblemNote error={thread.error} again={() => void thread.refetch()} />
  if (!thread.data) return <SlowLine busy />
  const { inquiry: row, messages, orders } = thread.data
  const order = orders.find((o) => o.linked) ?? orders[0]
  const subject = places.find((p) => p.message === 0 && p.label === 'subject')
  const facts = places.filter((p) => p.message === 0 && p !== subject)
  return (
    <>
      <header className={css.head}>
        <div className={css.line}>
          <h2 className={css.subject} title={row.subject}>
            <Highlighted
              text={row.subject}
              marks={subject?.marks ?? []}
              current={current}
              from={subject?.from}
            />
          </h2>
          <Button small action="open" onClick={onOpen}>
            {words.openIt}
          </Button>
        </div>
        <div className={css.line}>
          <Mark mark={row.mark} shape={row.shape} small />
          <b className={css.customer}>{who(row)}</b>
          <span className={css.order}>
            {row.customer && row.order_number ? ja.inbox.order(row.order_number) : ''}
          </span>
          <span className={css.gap} />
          {many > 0 ? (
            <>
              <span className={css.place} role="status">
                {outside
                  ? words.placeIn(current + 1, many, words.labels[outside.label] ?? outside.label)
                  : words.place(current + 1, many)}
              </span>
              <Button small kind="quiet" action="nextHit" onClick={() => turn(1)}>
                {words.nextHit}
              </Button>
            </>
          ) : null}
        </div>
      </header>
      <div
        className={css.scroller}
        ref={box}
        role="log"
        aria-label={words.preview}
        tabIndex={-1}
        data-pane="thread"
      >
        {facts.length > 0 ? (
          <dl className={css.facts}>
            {facts.map((p) => (
              <div key={`${p.label}${p.text}`}>
                <dt>{words.labels[p.label] ?? p.label}</dt>
                <dd>
                  <Highlighted text={p.text} marks={p.marks} current={current} from={p.from} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {messages.map((m) => (
          <PreviewMessage
            key={m.id}
            message={m}
            inquiry={row.id}
            now={now}
            current={current}
            places={places.filter((p) => p.message === m.id)}
          />
        ))}
      </div>
      <footer className={css.foot}>
        {order && order.id > 0 ? (
          <Button
            small
            id={VIEW_ORDER}
            icon={<IconPackage size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => onOrder(order.id)}
          >
            {words.viewOrder}
          </Button>
        ) : null}
        <span className={css.gap} />
        {words.steer}
      </footer>
    </>
  )
}
