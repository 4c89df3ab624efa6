import { IconAlertTriangle } from '@tabler/icons-react'
import { Doubts } from '../books/Doubts'
import { slashed } from '../books/months'
import type { EntryFileView, EntryImportPlan, EntryImportRow } from '../host/types'
import css from '../orderfile/OrderFile.module.css'
import { CountList } from '../orderfile/OutcomeCard'
import { yen } from '../text/format'
import { entryfile as words } from '../text/ja.entryfile'
import { Button } from '../ui/Button'
import { choicesOf } from './FieldsCard'
import type { EntryFile } from './useEntryFile'

const TOLD = 30

export const planCounts = (p: EntryImportPlan): [string, number][] => [
  [words.counts.new, p.new],
  [words.counts.same, p.same],
  [words.counts.refused, p.refused],
]

/** What would come in, with each row that cannot and why. */
export function PlanCard({ file, view }: { file: EntryFile; view: EntryFileView }) {
  const { plan } = view
  const types = choicesOf(view).type ?? []
  const typeOf = (code: string) => types.find((t) => t.word === code)?.label ?? code
  const bad = plan.rows.filter((r) => r.does === 'refused')
  const others = plan.rows.filter((r) => r.does !== 'refused')
  const ready = plan.refused === 0 && plan.new > 0 && !file.stale
  return (
    <>
      {bad.length > 0 ? <Refused rows={bad} all={plan.refused} /> : null}
      <section className={css.card} aria-labelledby="entryfile-outcome">
        <h2 id="entryfile-outcome">{words.outcome}</h2>
        <CountList of={planCounts(plan)} />
        {others.length > 0 ? <RowTable rows={others} typeOf={typeOf} /> : null}
        <Doubts doubts={plan.doubts.slice(0, TOLD)} />
        {plan.doubts.length > TOLD ? (
          <p className={css.help}>{words.hidden(plan.doubts.length - TOLD)}</p>
        ) : null}
        <div className={css.foot}>
          {plan.refused === 0 && plan.new === 0 ? <p>{words.nothingNew}</p> : null}
          {plan.refused > 0 ? <p>{words.refusedHelp}</p> : null}
          {plan.refused === 0 && plan.new > 0 ? (
            <Button
              kind="main"
              busy={file.taking}
              aria-disabled={!ready || file.taking}
              onClick={() => (ready && !file.taking ? file.start() : undefined)}
            >
              {file.taking ? words.going : words.go(plan.new)}
            </Button>
          ) : null}
        </div>
      </section>
    </>
  )
}

function Refused({ rows, all }: { rows: EntryImportRow[]; all: number }) {
  return (
    <section className={`${css.card} ${css.damaged}`} aria-labelledby="entryfile-refused">
      <h2 id="entryfile-refused">
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
        {words.refused(all)}
      </h2>
      <ul>
        {rows.map((r) => (
          <li key={`${r.line} ${r.event_id}`}>
            <b>{r.place}</b>
            <span>{r.event_id}</span>
            <span>{r.reason}</span>
          </li>
        ))}
      </ul>
      {all > rows.length ? <p>{words.hidden(all - rows.length)}</p> : null}
    </section>
  )
}

function RowTable({ rows, typeOf }: { rows: EntryImportRow[]; typeOf: (code: string) => string }) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption>{words.first(rows.length)}</caption>
        <thead>
          <tr>
            {[words.place, words.event, words.date, words.type, words.amount, words.does].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={`${r.line} ${r.event_id}`}>
              <th scope="row">{r.place}</th>
              <td>{r.event_id || words.fresh}</td>
              <td>{slashed(r.date)}</td>
              <td>{typeOf(r.type)}</td>
              <td className={css.money}>{yen(r.amount)}</td>
              <td>{words.become[r.does] ?? r.does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
