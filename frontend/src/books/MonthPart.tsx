import { useState } from 'react'
import { monthUrl } from '../host/addresses'
import { call } from '../host/api'
import { useMonthSheet } from '../host/queries/books'
import { useMe } from '../host/queries/people'
import type { MonthPage } from '../host/types'
import { count, yen } from '../text/format'
import { books } from '../text/ja.books'
import { month as words } from '../text/ja.month'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { toast } from '../ui/toast'
import css from './Books.module.css'
import entry from './Entry.module.css'
import { MonthPlots } from './MonthPlots'
import { MonthSelect } from './MonthSelect'
import { MonthTable } from './MonthTable'

type Props = { month: string; onMonth: (month: string) => void }

/** A month of the books on one sheet: by mall and type, beside the month before and the year before it. */
export function MonthPart({ month, onMonth }: Props) {
  const { data, error, isPending, isPlaceholderData, refetch } = useMonthSheet(month)
  const inWindow = useMe().data?.window ?? false
  const [failed, setFailed] = useState<unknown>(null)
  const print = () => {
    setFailed(null)
    if (!inWindow) return void window.open(monthUrl(month), '_blank', 'noopener')
    void call('SaveMonth', { month }).then(({ saved }) => (saved ? toast(words.saved) : null), setFailed)
  }
  return (
    <div className={css.close}>
      <div className={css.filters}>
        <MonthSelect month={month} onMonth={onMonth} />
        <Button onClick={print}>{inWindow ? words.save : words.print}</Button>
      </div>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {failed ? <ProblemNote error={failed} /> : null}
      <SlowLine busy={isPending || isPlaceholderData} />
      {data && !isPlaceholderData ? <Sheet of={data} /> : null}
    </div>
  )
}

function Sheet({ of: { sheet, drafts, locked } }: { of: MonthPage }) {
  return (
    <>
      {drafts > 0 ? <p className={css.warn}>{words.drafts(drafts)}</p> : null}
      <p className={css.quiet}>{locked ? words.locked : words.open}</p>
      <MonthTable of={sheet.whole} />
      <p className={css.quiet}>{words.receipts(sheet.whole.receipts, sheet.whole.receipts_then)}</p>
      {sheet.malls.length > 1 ? sheet.malls.map((m) => <MonthTable key={m.channel} of={m} />) : null}
      <MonthPlots of={sheet} />
      {sheet.reasons.length > 0 ? (
        <section className={css.card} aria-label={words.reasons}>
          <h2>{words.reasons}</h2>
          <div className={entry.scroll}>
            <table className={entry.table}>
              <thead>
                <tr>
                  {[words.mall, words.columns.type, words.reason].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                  {[words.columns.count, words.columns.amount].map((head) => (
                    <th key={head} scope="col" className={entry.money}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.reasons.slice(0, SHOWN).map((r) => (
                  <tr key={`${r.channel} ${r.type} ${r.reason}`}>
                    <td>{r.mall}</td>
                    <td>{r.label}</td>
                    <td>{r.reason}</td>
                    <td className={entry.money}>{count(r.count)}</td>
                    <td className={entry.money}>{yen(r.amount)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {sheet.reasons.length > SHOWN ? (
            <p className={css.quiet}>{books.close.more(sheet.reasons.length - SHOWN)}</p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

const SHOWN = 20
