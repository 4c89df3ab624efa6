import { slashed } from '../books/months'
import type { SettlementCounts, SettlementFileView } from '../host/types'
import css from '../orderfile/OrderFile.module.css'
import { CountList } from '../orderfile/OutcomeCard'
import { fullDate, yen } from '../text/format'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import type { SettleFile } from './useSettleFile'

export const countsOf = (c: SettlementCounts): [string, number][] => [
  [words.counts.rows, c.rows],
  [words.counts.added, c.added],
  [words.counts.fees, c.fees],
  [words.counts.left, c.left],
]

/** What would be kept of the file. */
export function OutcomeCard({ file, view }: { file: SettleFile; view: SettlementFileView }) {
  const { counts, rows } = view
  const [known] = view.known
  const ready = counts.rows > 0 && !file.stale && !file.importing
  return (
    <section className={css.card} aria-labelledby="settle-outcome">
      <h2 id="settle-outcome">{words.outcome}</h2>
      <CountList of={countsOf(counts)} />
      {known ? <p className={css.problem}>{words.known(fullDate(known.at), known.by)}</p> : null}
      {rows.length > 0 ? (
        <div className={css.scroll}>
          <table className={css.table}>
            <caption>{words.first(rows.length)}</caption>
            <thead>
              <tr>
                {[
                  words.fields.order,
                  words.fields.amount,
                  words.fields.day,
                  words.fields.kind,
                  words.fields.round,
                ].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.line}>
                  <th scope="row">{r.order}</th>
                  <td className={css.money}>{yen(r.yen)}</td>
                  <td>{slashed(r.day)}</td>
                  <td>{r.kind}</td>
                  <td>{r.round}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className={css.foot}>
        <p>{counts.rows > 0 ? words.sum(counts.yen) : words.nothing}</p>
        {counts.rows > 0 ? (
          <Button
            kind="main"
            busy={file.importing}
            aria-disabled={!ready}
            onClick={() => (ready ? file.start() : undefined)}
          >
            {file.importing ? words.going : words.go(counts.rows)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
