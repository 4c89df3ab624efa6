import { FirstSteps } from '../booksettings/FirstSteps'
import { useEntryMonths, useExportPreview } from '../host/queries/books'
import { go } from '../nav'
import { books } from '../text/ja.books'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Books.module.css'
import { BundleCard } from './BundleCard'
import { Doubts } from './Doubts'
import { ExportCard } from './ExportCard'
import { LockCard } from './LockCard'
import { MonthSelect } from './MonthSelect'
import { daysOf } from './months'
import { PastExports } from './PastExports'
import { Totals } from './Totals'

const words = books.close

/** Every entry at once, whether or not it has a journal. */
const ALL = 'csv'
const TOLD = 30

type Props = {
  month: string
  onMonth: (month: string) => void
  onJump: (entry: number) => void
  onDrafts: () => void
}

/** The end of a month: what it comes to, what to look at, the lock, and the files. */
export function CloseMonth({ month, onMonth, onJump, onDrafts }: Props) {
  const months = useEntryMonths().data?.months ?? []
  const { data, error, isPending, refetch } = useExportPreview({
    kind: ALL,
    ...daysOf(month),
    fresh: false,
    seen: '',
  })
  const doubts = data ? [...data.blocks, ...data.warnings] : []
  return (
    <div className={css.close}>
      <div className={css.filters}>
        <MonthSelect month={month} onMonth={onMonth} />
        <Button onClick={() => go({ to: 'section', section: 'books' })}>{bookSettings.title}</Button>
      </div>
      <FirstSteps />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      <SlowLine busy={isPending} />
      <section className={css.card} aria-label={words.totals}>
        <h2>{words.totals}</h2>
        {data ? <Totals totals={data.totals} /> : null}
        {data && data.drafts > 0 ? (
          <p className={css.warn}>
            {words.drafts(data.drafts)}
            <Button small onClick={onDrafts}>
              {words.showDrafts}
            </Button>
          </p>
        ) : null}
      </section>
      <section className={css.card} aria-label={words.doubts}>
        <h2>{words.doubts}</h2>
        {data && doubts.length === 0 ? <p className={css.quiet}>{words.noDoubts}</p> : null}
        <Doubts doubts={doubts.slice(0, TOLD)} onJump={onJump} />
        {doubts.length > TOLD ? <p className={css.quiet}>{words.more(doubts.length - TOLD)}</p> : null}
      </section>
      <LockCard month={month} of={months.find((m) => m.month === month)} />
      <BundleCard month={month} />
      <ExportCard key={month} month={month} />
      <PastExports />
    </div>
  )
}
