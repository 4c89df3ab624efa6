import { useAction } from '../host/queries/actions'
import type { Order, Thread } from '../host/types'
import { orderMore as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import part from './Part.module.css'
import css from './Several.module.css'

type Props = { orders: Order[]; shown: number; onShow: (id: number) => void }

/** The orders of one inquiry side by side; the one replies draw on stands first. */
export function OrderTabs({ orders, shown, onShow }: Props) {
  if (orders.length < 2) return null
  return (
    <div className={css.tabs} role="tablist" aria-label={words.several(orders.length)}>
      {orders.map((o) => (
        <button
          key={o.id}
          type="button"
          role="tab"
          aria-selected={o.id === shown}
          className={css.tab}
          onClick={() => onShow(o.id)}
        >
          <span className={part.small}>{o.linked ? words.linked : words.further}</span>
          <span className={css.tabNumber}>{o.facts.number}</span>
        </button>
      ))}
    </div>
  )
}

/** What can be done with a further order. */
export function FurtherActions({ thread, order }: { thread: Thread; order: Order }) {
  const link = useAction('Link')
  const unlink = useAction('Unlink')
  const change = { id: thread.inquiry.id, order: order.facts.number }
  const away = () => unlink.mutate(change)
  const error = link.error ?? unlink.error
  return (
    <section className={part.box} aria-label={words.further}>
      <div className={part.line}>
        <Button small kind="act" busy={link.isPending} onClick={() => link.mutate(change)}>
          {words.useThis}
        </Button>
        <span className={part.gap} />
        <Button small kind="quiet" busy={unlink.isPending} onClick={away}>
          {words.away}
        </Button>
      </div>
      {error ? <ProblemNote error={error} /> : null}
    </section>
  )
}
