import type { BookLine, EntryWord } from '../host/types'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import css from './Entry.module.css'

const words = books.lines

const side = (account: string, sub: string) => (sub ? `${account}／${sub}` : account)

/** The journal of an entry. */
export function LinesTable({ lines, taxes }: { lines: readonly BookLine[]; taxes: readonly EntryWord[] }) {
  if (lines.length === 0) return <p className={css.soft}>{words.none}</p>
  const taxOf = (key: string) => taxes.find((t) => t.word === key)?.label ?? key
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.debit}</th>
            <th scope="col">{words.credit}</th>
            <th scope="col" className={css.money}>
              {words.amount}
            </th>
            <th scope="col" className={css.money}>
              {words.rate}
            </th>
            <th scope="col" className={css.money}>
              {words.tax}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
            <tr key={i}>
              <td>
                {side(l.debit, l.debit_sub)}
                <small className={css.soft}>{taxOf(l.debit_tax)}</small>
              </td>
              <td>
                {side(l.credit, l.credit_sub)}
                <small className={css.soft}>{taxOf(l.credit_tax)}</small>
              </td>
              <td className={css.money}>{yen(l.amount)}</td>
              <td className={css.money}>{books.percent(l.rate)}</td>
              <td className={css.money}>{l.tax_source && l.rate > 0 ? yen(l.tax_yen) : books.noOrder}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
