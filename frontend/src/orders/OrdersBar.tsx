import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { OrderFilter } from '../filter'
import { useAccounts } from '../host/queries/accounts'
import { go, usePlace } from '../nav'
import { STATUSES, orders as words } from '../text/ja.orders'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Orders.module.css'
import { daysOf, SPANS, type Span, spanOf } from './period'

type Props = { now: number; onOpen: () => void; onDown: () => void }

export const FIELD = 'orders-search'

const change = (filter: Partial<OrderFilter>) => go({ to: 'orders', filter })

/** The search field and what else the list is narrowed to. Each choice works at once. */
export function OrdersBar({ now, onOpen, onDown }: Props) {
  const { orders: filter } = usePlace()
  const accounts = useAccounts().data?.accounts ?? []
  return (
    <section className={css.bar} aria-label={words.narrow}>
      <One
        label={words.account}
        value={String(filter.account)}
        all={[['0', words.any], ...accounts.map((a): Pair => [String(a.id), a.name])]}
        on={(account) => change({ account: Number(account) })}
      />
      <One
        label={words.status}
        value={filter.status}
        all={[...Object.entries(words.tab), ...STATUSES.filter((s) => !(s in words.tab)).map(spoken)]}
        on={(status) => change({ status })}
      />
      <Days now={now} />
      <Search onOpen={onOpen} onDown={onDown} />
    </section>
  )
}

type Pair = [value: string, label: string]

const spoken = (status: string): Pair => [status, words.statuses[status] ?? status]

/** The field stands last, right before the list: from it one step back leads here, and the arrows lead into the list. */
function Search({ onOpen, onDown }: Omit<Props, 'now'>) {
  const { search } = usePlace().orders
  const field = useRef<HTMLInputElement>(null)
  // Who comes without an order in mind is about to look one up.
  const { order } = usePlace()
  const first = useRef(order === 0)
  useEffect(() => {
    if (first.current) field.current?.focus()
  }, [])
  const keyDown = (e: KeyboardEvent<HTMLInputElement>) => {
    const act = {
      ArrowDown: onDown,
      Enter: onOpen,
      Escape: () => (search ? change({ search: '' }) : onDown()),
    }[e.key]
    if (!act) return
    e.preventDefault()
    act()
  }
  return (
    <div className={css.search}>
      <IconSearch size={16} stroke={1.6} aria-hidden="true" />
      <FinishedInput
        id={FIELD}
        ref={field}
        value={search}
        onFinished={(text) => change({ search: text })}
        placeholder={words.search}
        aria-label={words.search}
        onKeyDown={keyDown}
      />
    </div>
  )
}

function Days({ now }: { now: number }) {
  const { from, until } = usePlace().orders
  // Days of one's own may be those of a usual span by chance.
  const [own, setOwn] = useState(false)
  const span = own ? 'own' : spanOf({ from, until }, now)
  const choose = (word: string) => {
    const next: Span = SPANS.find((s) => s === word) ?? ''
    setOwn(next === 'own')
    change(daysOf(next, now))
  }
  const ends = { from, until }
  return (
    <>
      <One label={words.span} value={span} all={SPANS.map((s): Pair => [s, words.spans[s]])} on={choose} />
      {span === 'own'
        ? (['from', 'until'] as const).map((end) => (
            <input
              key={end}
              type="date"
              className={css.field}
              aria-label={words[end]}
              value={ends[end]}
              onChange={(e) => change({ [end]: e.currentTarget.value })}
            />
          ))
        : null}
    </>
  )
}

type OneProps = { label: string; value: string; all: Pair[]; on: (value: string) => void }

function One({ label, value, all, on }: OneProps) {
  return (
    <label className={css.one}>
      <span className={css.label}>{label}</span>
      <select className={css.field} value={value} onChange={(e) => on(e.target.value)}>
        {all.map(([v, say]) => (
          <option key={v} value={v}>
            {say}
          </option>
        ))}
      </select>
    </label>
  )
}
