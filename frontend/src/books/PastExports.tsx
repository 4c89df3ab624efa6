import { useExports } from '../host/queries/books'
import { dateTime, size } from '../text/format'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Books.module.css'
import entry from './Entry.module.css'
import { slashed } from './months'
import { StageBadge } from './StageBadge'
import { useSaveExport } from './useSaveExport'

const words = books.close

/** What went out before, the newest first. A file comes out again byte for byte. */
export function PastExports() {
  const { data, error, refetch } = useExports()
  const { take, error: failed } = useSaveExport()
  const all = data?.exports ?? []
  return (
    <section className={css.card} aria-label={words.past}>
      <h2>{words.past}</h2>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {failed ? <ProblemNote error={failed} /> : null}
      {data && all.length === 0 ? <p className={css.quiet}>{words.noPast}</p> : null}
      <ul className={css.past}>
        {all.map((x) => (
          <li key={x.id} title={words.hash(x.sha256)}>
            <span>
              <b>{x.label}</b> {words.period(slashed(x.from), slashed(x.to))} <StageBadge stage={x.stage} />
            </span>
            <span className={entry.soft}>
              {[words.pastRow(x.batch, x.entries), x.file_name, size(x.size), dateTime(x.at), x.by].join(
                '・',
              )}
            </span>
            <Button small aria-label={`${words.take}：${x.batch}`} onClick={() => void take(x.id)}>
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
