import { useState } from 'react'
import { useExportKinds, useExportPreview } from '../host/queries/books'
import type { ExportPreview } from '../host/types'
import { fullDate } from '../text/format'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Books.module.css'
import { ContentTable } from './ContentTable'
import { Doubts } from './Doubts'
import entry from './Entry.module.css'
import { daysOf } from './months'
import { Totals } from './Totals'
import { BUNDLE, useSaveExport } from './useSaveExport'

const words = books.close
const SHOWN = 100

/** A month as a file: what is in it is seen before it is written. */
export function ExportCard({ month }: { month: string }) {
  const kinds = useExportKinds()
  const [kind, setKind] = useState('')
  const [fresh, setFresh] = useState(false)
  const [looked, setLooked] = useState(false)
  const offered = kinds.data?.kinds.filter((k) => k.kind !== BUNDLE) ?? []
  const chosen = offered.find((k) => k.kind === kind) ?? offered[0]
  const request = { kind: chosen?.kind ?? '', ...daysOf(month), fresh, seen: '' }
  const preview = useExportPreview(request, looked)
  const { save, busy, error } = useSaveExport()
  const said = { id: 'export-kind', label: words.kind, help: chosen?.help ?? '' }
  const shown = looked && !preview.error && !preview.isPlaceholderData ? preview.data : undefined
  const ready = shown !== undefined && shown.blocks.length === 0 && shown.entries.length > 0
  return (
    <section className={css.card} aria-label={words.export}>
      <h2>{words.export}</h2>
      <p className={css.quiet}>{words.exportLead}</p>
      {kinds.error ? <ProblemNote error={kinds.error} again={() => void kinds.refetch()} /> : null}
      <FieldBox {...said}>
        <select {...controlProps(said)} value={request.kind} onChange={(e) => setKind(e.target.value)}>
          {offered.map((k) => (
            <option key={k.kind} value={k.kind}>
              {k.label}
            </option>
          ))}
        </select>
      </FieldBox>
      <label className={parts.tick}>
        <input type="checkbox" checked={fresh} onChange={(e) => setFresh(e.target.checked)} />
        {words.fresh}
      </label>
      {looked ? null : (
        <div>
          <Button onClick={() => setLooked(true)}>{words.show}</Button>
        </div>
      )}
      {looked && preview.error ? (
        <ProblemNote error={preview.error} again={() => void preview.refetch()} />
      ) : null}
      {shown ? <Content of={shown} /> : null}
      {error ? <ProblemNote error={error} /> : null}
      {looked ? (
        <div>
          <Button
            kind="main"
            aria-disabled={!ready}
            busy={busy}
            onClick={() =>
              ready && !busy ? void save({ ...request, seen: shown.seen }, preview.refetch) : undefined
            }
          >
            {words.save}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Content({ of }: { of: ExportPreview }) {
  const doubts = [...of.blocks, ...of.warnings]
  return (
    <section className={entry.preview} aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p>{words.rows(of.entries.length, of.rows)}</p>
      <p className={css.quiet}>{words.file(of.file_name)}</p>
      {of.same ? <p className={css.warn}>{words.same}</p> : null}
      {of.earlier.map((x) => (
        <p key={x.id} className={css.warn} role="alert">
          {words.earlier(x.label, fullDate(x.at), x.by)}
        </p>
      ))}
      {of.blocks.length > 0 ? <p className={css.warn}>{words.blocks(of.blocks.length)}</p> : null}
      <Totals totals={of.totals} />
      <Doubts doubts={doubts.slice(0, SHOWN)} />
      {doubts.length > SHOWN ? <p className={css.quiet}>{words.more(doubts.length - SHOWN)}</p> : null}
      {of.entries.length > 0 ? (
        <ContentTable entries={of.entries.slice(0, SHOWN)} />
      ) : (
        <p className={css.quiet}>{words.none}</p>
      )}
      {of.entries.length > SHOWN ? (
        <p className={css.quiet}>{words.more(of.entries.length - SHOWN)}</p>
      ) : null}
    </section>
  )
}
