import { IconUser } from '@tabler/icons-react'
import type { Customer } from '../host/types'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { fullDate, phone, yen } from '../text/format'
import { ja } from '../text/ja'
import { customerWords as words } from '../text/ja.customer'
import { customersText as more } from '../text/ja.order'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { Masked } from '../ui/Masked'
import css from './CustomerCard.module.css'

type Props = { customer: Customer; official: boolean; whole?: boolean }

/** Who writes, over all accounts; no honorific for the office of a mall. */
export function CustomerCard({ customer: c, official, whole }: Props) {
  const may = useMay()
  const name = official ? c.name : c.name && ja.inbox.honorific(c.name)
  return (
    <>
      <div className={css.head}>
        <IconUser size={16} stroke={1.6} aria-hidden="true" />
        <b className={css.name}>
          <Masked text={name || words.nobody} />
        </b>
        {c.vip ? <Badge tone="accent">{more.vip}</Badge> : null}
        {c.orders > 1 ? <Badge tone="plain">{more.repeat}</Badge> : null}
        {c.kana ? <span className={css.small}>{c.kana}</span> : null}
      </div>
      <dl className={css.facts}>
        {c.contacts.map((k) => (
          <div key={`${k.kind}${k.value}`}>
            <dt>{words.kinds[k.kind] ?? k.kind}</dt>
            <dd className={css.contact}>
              <span>
                <Masked text={phone(k.kind, k.value)} />
              </span>
              <CopyButton value={k.value} of={words.kinds[k.kind] ?? k.kind} />
            </dd>
          </div>
        ))}
        {c.orders > 0 ? (
          <div>
            <dt>{words.bought}</dt>
            <dd>
              <b>{yen(c.total)}</b>
              <span className={css.small}>{words.period(fullDate(c.first_at), fullDate(c.last_at))}</span>
            </dd>
          </div>
        ) : null}
      </dl>
      <p className={css.small}>
        {words.sums(c.inquiries, c.orders)}{' '}
        {whole || !may('search') ? null : (
          <Button
            kind="link"
            aria-label={more.open(name || words.nobody)}
            onClick={() => go({ to: 'customer', id: c.id })}
          >
            {more.all}
          </Button>
        )}
      </p>
    </>
  )
}
