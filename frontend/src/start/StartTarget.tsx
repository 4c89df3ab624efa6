import { useState } from 'react'
import { useOrders } from '../host/queries/orders'
import { shortDate, yen } from '../text/format'
import { start as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Start.module.css'

/** Finds the order whose buyer is written to. */
export function StartTarget({ onChoose }: { onChoose: (order: number) => void }) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const { data } = useOrders(asked)
  const found = data?.orders ?? []
  return (
    <div className={css.form}>
      <div className={css.field}>
        <span className={css.label}>{words.which}</span>
        <FinishedInput
          data-autofocus
          className={css.input}
          aria-label={words.whichLabel}
          placeholder={words.whichLabel}
          value={text}
          onFinished={setText}
        />
      </div>
      <ul className={css.orders}>
        {found.map((o) => (
          <li key={o.id} className={css.order}>
            <span className={css.words}>
              <b>{o.number}</b>
              <span className={css.soft}>
                {shortDate(o.ordered_at)}・{o.buyer}・{o.items}・{yen(o.total)}
              </span>
            </span>
            <Button small aria-label={words.chooseOrder(o.number)} onClick={() => onChoose(o.id)}>
              {words.choose}
            </Button>
          </li>
        ))}
      </ul>
      {asked && data && found.length === 0 ? <p className={css.soft}>{words.notFound(asked)}</p> : null}
    </div>
  )
}
