import type { OrderFacts, OrderFileCounts, OrderFileView } from '../host/types'
import { count, fullDate, yen } from '../text/format'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import css from './OrderFile.module.css'
import type { OrderFile } from './useOrderFile'

/** Stands in an amount until the mall has fixed it. */
const NOT_FIXED = -9999

/** What the import would do, with the first orders as they would be kept. */
export function OutcomeCard({ file, view }: { file: OrderFile; view: OrderFileView }) {
  const { counts, orders } = view
  const useful = counts.new + counts.changed
  return (
    <section className={css.card} aria-labelledby="orderfile-outcome">
      <h2 id="orderfile-outcome">{words.outcome}</h2>
      <CountList of={countsOf(counts)} />
      {counts.kept > 0 ? <p className={css.help}>{words.keptHelp}</p> : null}
      {orders.length > 0 ? <OrderTable orders={orders} /> : null}
      <div className={css.foot}>
        {counts.orders === 0 ? <p>{words.nothing}</p> : null}
        {counts.orders > 0 && useful === 0 ? <p>{words.nothingNew}</p> : null}
        {useful > 0 ? (
          <Button kind="main" onClick={file.start} busy={file.importing} aria-disabled={file.importing}>
            {file.importing ? words.going : words.go(useful)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

const COUNTS: readonly (keyof OrderFileCounts)[] = [
  'orders',
  'lines',
  'new',
  'changed',
  'same',
  'kept',
  'left',
]

/** What an import of orders does, as figures. */
export const countsOf = (counts: OrderFileCounts) =>
  COUNTS.map((key): [string, number] => [words.counts[key], counts[key]])

export function CountList({ of }: { of: readonly [string, number][] }) {
  return (
    <dl className={css.counts}>
      {of.map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

function OrderTable({ orders }: { orders: OrderFacts[] }) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption>{words.first(orders.length)}</caption>
        <thead>
          <tr>
            {[words.number, words.orderedAt, words.status, words.buyer, words.items, words.total].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {orders.map((o) => (
            <tr key={o.number}>
              <th scope="row">{o.number}</th>
              <td>{fullDate(o.ordered_at) || words.unknown}</td>
              <td>{o.status_as || words.unknown}</td>
              <td>{o.buyer.name || words.unknown}</td>
              <td>
                {o.lines.map((l) => words.times(l.name || l.code, l.count)).join('、') || words.unknown}
              </td>
              <td className={css.money}>{o.total === NOT_FIXED ? words.notFixed : yen(o.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
