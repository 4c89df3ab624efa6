import type { Row } from '../host/types'
import { DueBadge } from '../inbox/DueBadge'
import { go } from '../nav'
import { clock } from '../text/format'
import { morning as words } from '../text/ja.due'
import { titleOf } from '../text/who'
import css from './Morning.module.css'

type Level = keyof typeof words.groups
type Props = { level: Level; rows: Row[]; many: number; now: number }

/** One level of the sheet; empty it still says so, because nothing late is news too. */
export function MorningGroup({ level, rows, many, now }: Props) {
  const { heads } = words
  return (
    <section className={css.group} aria-labelledby={`morning-${level}`}>
      <h2 id={`morning-${level}`} className={css.head} data-level={level}>
        {words.groups[level]}
        <span className={css.many}>{words.cases(many)}</span>
      </h2>
      {rows.length === 0 ? <p className={css.none}>{words.none}</p> : null}
      {rows.length > 0 ? (
        <table className={css.table}>
          {/* The hidden head is out of the flow: these widths are the layout's, not the first row's. */}
          <colgroup>
            <col className={css.due} />
            <col className={css.who} />
            <col />
            <col className={css.owner} />
            <col className={css.shop} />
          </colgroup>
          <thead className={css.hidden}>
            <tr>
              {[heads.due, heads.who, heads.subject, heads.owner, heads.shop].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{level === 'back' ? clock(row.snooze_until) : <DueBadge row={row} now={now} />}</td>
                <td title={titleOf(row)}>{titleOf(row)}</td>
                <td>
                  <button
                    type="button"
                    className={css.open}
                    title={row.subject}
                    onClick={() => go({ to: 'inquiry', id: row.id })}
                  >
                    {row.snooze_for || row.subject || row.snippet}
                  </button>
                </td>
                <td className={css.quiet}>{row.owner || words.nobody}</td>
                <td className={css.small} title={row.account_name}>
                  {row.account_name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {many > rows.length ? <p className={css.none}>{words.more(many - rows.length)}</p> : null}
    </section>
  )
}
