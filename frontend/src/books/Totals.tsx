import type { ExportTotal } from '../host/types'
import { count, yen } from '../text/format'
import { books } from '../text/ja.books'
import entry from './Entry.module.css'

const words = books.close

/** What each mall's entries come to at each tax, as the accounting program adds it up. */
export function Totals({ totals }: { totals: readonly ExportTotal[] }) {
  if (totals.length === 0) return <p className={entry.soft}>{words.none}</p>
  return (
    <div className={entry.scroll}>
      <table className={entry.table}>
        <thead>
          <tr>
            <th scope="col">{words.total.mall}</th>
            <th scope="col">{words.total.word}</th>
            {[words.total.count, words.total.amount, words.total.tax].map((name) => (
              <th key={name} scope="col" className={entry.money}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.map((t) => (
            <tr key={`${t.channel} ${t.word}`}>
              <th scope="row">{t.name}</th>
              <td>{t.word || books.noJournal}</td>
              <td className={entry.money}>{count(t.count)}</td>
              <td className={entry.money}>{yen(t.amount)}</td>
              <td className={entry.money}>{t.journal && t.rate > 0 ? yen(t.tax) : books.noOrder}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
