import type { MonthMall, MonthRow } from '../host/types'
import { count } from '../text/format'
import { month as words } from '../text/ja.month'
import css from './Books.module.css'
import entry from './Entry.module.css'
import look from './Month.module.css'
import { signed } from './months'

const c = words.columns
const HEADS = [c.type, c.count, c.amount, c.rate10, c.tax, c.rate8, c.tax, c.none, c.before, c.difference]

/** A mall's month, type by type, beside the month before. */
export function MonthTable({ of }: { of: MonthMall }) {
  const name = of.label || words.all
  return (
    <section className={css.card} aria-label={name}>
      <h2>{name}</h2>
      {of.rows.length === 0 ? <p className={css.quiet}>{words.empty}</p> : null}
      {of.rows.length > 0 ? (
        <div className={entry.scroll}>
          <table className={look.table} aria-label={words.table(name)}>
            <thead>
              <tr>
                {HEADS.map((head, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns are called the same
                  <th key={i} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.rows.map((r) => (
                <Row key={`${r.type} ${r.journal}`} of={r} label={r.label} />
              ))}
            </tbody>
            <tfoot>
              <Row of={of.total} label={words.total} />
            </tfoot>
          </table>
        </div>
      ) : null}
    </section>
  )
}

const some = (n: number) => (n === 0 ? '' : count(n))

function Row({ of: r, label }: { of: MonthRow; label: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{count(r.count)}</td>
      <td>{count(r.amount)}</td>
      {r.journal ? (
        <>
          <td>{some(r.amount_10)}</td>
          <td>{some(r.tax_10)}</td>
          <td>{some(r.amount_8)}</td>
          <td>{some(r.tax_8)}</td>
          <td>{some(r.amount_0)}</td>
        </>
      ) : (
        <td colSpan={5} className={look.none}>
          {words.noJournal}
        </td>
      )}
      <td>{count(r.amount_then)}</td>
      <td>{signed(r.amount - r.amount_then)}</td>
    </tr>
  )
}
