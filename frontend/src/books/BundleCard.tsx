import { useExportPreview } from '../host/queries/books'
import { fullDate } from '../text/format'
import { books } from '../text/ja.books'
import { month as words } from '../text/ja.month'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Books.module.css'
import { BundleContents } from './BundleContents'
import { Doubts } from './Doubts'
import { daysOf } from './months'
import { BUNDLE, useSaveExport } from './useSaveExport'

const SHOWN = 30

/** One button for all of a month; what is doubtful about it stands above. */
export function BundleCard({ month }: { month: string }) {
  const request = { kind: BUNDLE, ...daysOf(month), fresh: false, seen: '' }
  const { data, error, isPlaceholderData, refetch } = useExportPreview(request)
  const { save, busy, error: failed } = useSaveExport()
  const shown = isPlaceholderData ? undefined : data
  const doubts = (shown ? [...shown.blocks, ...shown.warnings] : []).filter(
    (d) => d.block || d.event_id === '',
  )
  const ready = shown !== undefined && shown.blocks.length === 0 && shown.seen !== ''
  return (
    <section className={css.card} aria-label={words.bundle.title}>
      <h2>{words.bundle.title}</h2>
      <p className={css.quiet}>{words.bundle.lead}</p>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {shown ? <BundleContents preview={shown} /> : null}
      {shown?.earlier.map((x) => (
        <p key={x.id} className={css.warn}>
          {books.close.earlier(x.label, fullDate(x.at), x.by)}
        </p>
      ))}
      {shown?.same ? <p className={css.warn}>{books.close.same}</p> : null}
      {shown && shown.blocks.length > 0 ? (
        <p className={css.warn}>{books.close.blocks(shown.blocks.length)}</p>
      ) : null}
      <Doubts doubts={doubts.slice(0, SHOWN)} />
      {doubts.length > SHOWN ? <p className={css.quiet}>{books.close.more(doubts.length - SHOWN)}</p> : null}
      {failed ? <ProblemNote error={failed} /> : null}
      <div>
        <Button
          kind="main"
          aria-disabled={!ready}
          busy={busy}
          onClick={() => (ready && !busy ? void save({ ...request, seen: shown.seen }, refetch) : undefined)}
        >
          {words.bundle.save}
        </Button>
      </div>
    </section>
  )
}
