import { useRef } from 'react'
import { useAction } from '../host/queries/actions'
import type { Customer } from '../host/types'
import { fullDate } from '../text/format'
import { ja } from '../text/ja'
import { customerWords as words } from '../text/ja.customer'
import { customersText as more } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './CustomerCard.module.css'

/** Who may be the same person, and what has been put together before. */
export function SameCustomer({ customer }: { customer: Customer }) {
  const place = useRef<HTMLDivElement>(null)
  const merge = useAction('MergeCustomers')
  const split = useAction('SplitCustomer')
  const apartFor = useAction('KeepApart')
  // The pressed button goes away: the place where it stood keeps the focus.
  const stay = () => place.current?.focus()
  const apart = (id: number) => {
    stay()
    split.mutate({ id })
  }
  const join = (other: number) => {
    stay()
    merge.mutate({ keep: customer.id, other })
  }
  const others = (other: number) => {
    stay()
    apartFor.mutate({ keep: customer.id, other }, { onSuccess: () => toast(more.kept) })
  }
  const error = merge.error ?? split.error ?? apartFor.error
  return (
    <div ref={place} tabIndex={-1}>
      {customer.suggestions.length > 0 ? (
        <section className={css.same} aria-label={words.question}>
          <b>{words.question}</b>
          {customer.suggestions.map(({ customer: other, reason }) => (
            <div key={other.id} className={css.row}>
              <span className={css.who}>
                <span>{other.name ? ja.inbox.honorific(other.name) : words.nobody}</span>
                <span className={css.small}>{words.why[reason] ?? reason}</span>
                <span className={css.small}>{words.sums(other.inquiries, other.orders)}</span>
              </span>
              <Button
                small
                busy={merge.isPending}
                aria-label={words.mergeNamed(other.name || words.nobody)}
                onClick={() => join(other.id)}
              >
                {words.merge}
              </Button>
              <Button
                small
                kind="quiet"
                busy={apartFor.isPending}
                aria-label={more.apartNamed(other.name || words.nobody)}
                onClick={() => others(other.id)}
              >
                {more.apart}
              </Button>
            </div>
          ))}
        </section>
      ) : null}
      {customer.merged.length > 0 ? (
        <section className={css.same} data-merged="">
          {customer.merged.map((m) => (
            <div key={m.id} className={css.row}>
              <span className={css.small}>{words.together(fullDate(m.at), m.by)}</span>
              <Button small kind="quiet" busy={split.isPending} onClick={() => apart(m.id)}>
                {words.split}
              </Button>
            </div>
          ))}
        </section>
      ) : null}
      {error ? <ProblemNote error={error} /> : null}
    </div>
  )
}
