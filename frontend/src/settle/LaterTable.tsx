import css from '../books/Books.module.css'
import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import type { SettlementLater } from '../host/types'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'

const c = words.laterColumns

type Props = { of: readonly SettlementLater[]; onEntry: (id: number, date: string) => void }

/** What banks, carriers and others are paid, with the month in which the money moves. */
export function LaterTable({ of, onEntry }: Props) {
  return (
    <section className={css.card} aria-label={words.later}>
      <h2>{words.later}</h2>
      <p className={css.quiet}>{words.laterHelp}</p>
      <div className={entry.scroll}>
        <table className={entry.table}>
          <thead>
            <tr>
              {[c.due, c.date, c.type, c.order, c.settled, c.partner, c.amount].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((l) => (
              <tr key={l.entry_id}>
                <td>{books.monthOf(l.due)}</td>
                <td>{slashed(l.date)}</td>
                <td>
                  <Button kind="link" onClick={() => onEntry(l.entry_id, l.date)}>
                    {l.type_label}
                  </Button>
                </td>
                <td>{l.order || words.never}</td>
                <td>{l.settled}</td>
                <td>{l.partner || words.never}</td>
                <td className={entry.money}>{yen(l.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
