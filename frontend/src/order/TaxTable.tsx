import type { OrderFacts } from '../host/types'
import { yen } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as words } from '../text/ja.order'
import { goodsAlone, OPEN } from './addsUp'
import part from './Part.module.css'
import css from './TaxTable.module.css'

export const money = (n: number) => (n === OPEN ? ja.order.notFixed : yen(n))

/** What falls on each rate, and whether postage and reductions are in it. */
export function TaxTable({ facts }: { facts: OrderFacts }) {
  const rates = facts.taxes.filter((t) => t.total !== 0)
  if (rates.length === 0) return null
  const fixed = facts.total !== OPEN && rates.every((t) => t.total !== OPEN && t.tax !== OPEN)
  const sum = rates.reduce((n, t) => n + t.total, 0)
  const tax = rates.reduce((n, t) => n + t.tax, 0)
  return (
    <>
      <table className={css.taxes}>
        <caption>{words.tax}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rate}</th>
            <th scope="col">{words.taxed}</th>
            <th scope="col">{words.taxOf}</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((t) => (
            <tr key={t.rate}>
              <th scope="row">{words.percent(t.rate)}</th>
              <td>{money(t.total)}</td>
              <td>{money(t.tax)}</td>
            </tr>
          ))}
          {rates.length > 1 && fixed ? (
            <tr>
              <th scope="row">{words.taxSum}</th>
              <td>{yen(sum)}</td>
              <td>{yen(tax)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {fixed && goodsAlone(facts) ? <p className={part.soft}>{words.taxGoods}</p> : null}
    </>
  )
}
