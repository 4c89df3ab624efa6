import { useEffect, useRef, useState } from 'react'
import { useOrders } from '../host/queries/orders'
import { shortDate, yen } from '../text/format'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import css from './OrderSearch.module.css'
import part from './Part.module.css'

/** Finds the right order by number, name or article. */
export function OrderSearch({ onChoose }: { onChoose: (order: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const { data } = useOrders(text.trim(), text.trim() !== '')
  useEffect(() => field.current?.focus(), [])
  const found = text.trim() ? (data?.orders ?? []) : []
  return (
    <div className={css.search}>
      <label className={part.small} htmlFor="order-search">
        {ja.order.searchLabel}
      </label>
      <FinishedInput
        id="order-search"
        ref={field}
        className={css.searchField}
        value={text}
        onFinished={setText}
      />
      <ul className={css.offers}>
        {found.map((o) => (
          <li key={o.id} className={css.offer}>
            <span className={css.offerWords}>
              <b className={part.whole}>{o.number}</b>
              <span className={part.small}>
                {shortDate(o.ordered_at)}・{o.buyer}・{o.items}・{yen(o.total)}
              </span>
            </span>
            <Button small aria-label={ja.order.linkTo(o.number)} onClick={() => onChoose(o.number)}>
              {ja.order.link}
            </Button>
          </li>
        ))}
      </ul>
      {text.trim() && data && found.length === 0 ? (
        <p className={part.soft}>{ja.order.notFound(text.trim())}</p>
      ) : null}
    </div>
  )
}
