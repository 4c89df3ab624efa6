import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useCustomer, useCustomers } from '../host/queries/customers'
import type { CustomerRow } from '../host/types'
import { go, usePlace } from '../nav'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { customerWords } from '../text/ja.customer'
import { customersText as words } from '../text/ja.order'
import { Badge } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { FinishedInput } from '../ui/FinishedInput'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { useNow } from '../ui/useNow'
import { CustomerPage } from './CustomerPage'
import css from './Customers.module.css'

const MINUTE = 60_000

/** The customers over all accounts: a search, and one of them beside it. */
export function CustomersScreen() {
  const { customer } = usePlace()
  const now = useNow(MINUTE)
  return (
    <div className={css.screen}>
      <PageHead title={words.title} />
      <div className={css.columns} data-open={customer > 0 || undefined}>
        <List chosen={customer} now={now} />
        <Chosen id={customer} now={now} />
      </div>
    </div>
  )
}

function List({ chosen, now }: { chosen: number; now: number }) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const { data, error, isPending, refetch } = useCustomers(asked)
  const all = data?.customers ?? []
  return (
    <section className={css.list} aria-label={words.list}>
      <FinishedInput
        className={css.search}
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onFinished={setText}
      />
      <SlowLine busy={isPending} />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data && all.length === 0 ? (
        <p className={css.small}>{asked ? words.notFound(asked) : words.none}</p>
      ) : null}
      <ul className={css.rows}>
        {all.map((c) => (
          <li key={c.id}>
            <Line customer={c} now={now} chosen={c.id === chosen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ customer: c, now, chosen }: { customer: CustomerRow; now: number; chosen: boolean }) {
  return (
    <button
      type="button"
      className={css.row}
      aria-current={chosen || undefined}
      onClick={() => go({ to: 'customer', id: c.id })}
    >
      <span className={css.line}>
        <span className={css.name}>{c.name ? ja.inbox.honorific(c.name) : customerWords.nobody}</span>
        {c.vip ? <Badge tone="accent">{words.vip}</Badge> : null}
        <span className={css.small}>{when(c.last_at, now)}</span>
      </span>
      <span className={css.small}>{customerWords.sums(c.inquiries, c.orders)}</span>
    </button>
  )
}

function Chosen({ id, now }: { id: number; now: number }) {
  const { data, error, isPending, refetch } = useCustomer(id)
  if (id === 0)
    return (
      <div className={css.choose}>
        <Empty icon={<IconUser size={20} stroke={1.6} />} title={words.choose} text={words.chooseText} />
      </div>
    )
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  return (
    <div className={css.page}>
      <SlowLine busy={isPending} />
      {data ? <CustomerPage key={data.id} customer={data} now={now} /> : null}
    </div>
  )
}
