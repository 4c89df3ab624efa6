import entry from '../books/Entry.module.css'
import type { Document } from '../host/types'
import { useMay } from '../people/rights'
import { documents } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { openReceipt } from './open'
import { useDocumentFiles } from './useDocumentFiles'

const words = documents.one

/** What begins the duty of a stamp, without tax (印紙税法 第17号文書). */
const STAMPED = 50_000

const needsStamp = (d: Document) =>
  d.kind === 'receipt' &&
  d.direction === 'sent' &&
  d.amount - d.rates.reduce((n, r) => n + r.tax, 0) >= STAMPED

type Props = { doc: Document; onVoid: () => void }

/** What can be done with a paper: shown, saved, given once more, voided. */
export function DocumentActs({ doc, onVoid }: Props) {
  const may = useMay()
  const { inWindow, open, save, error } = useDocumentFiles()
  const stands = doc.voided_at === 0 && doc.superseded_by === ''
  const ours = doc.direction === 'sent'
  const about = { order: doc.order_number, inquiry_id: doc.inquiry_id, kind: doc.kind, entry: doc.entry_id }
  return (
    <div className={entry.acts}>
      {error ? <ProblemNote error={error} /> : null}
      {stands && needsStamp(doc) ? <p className={entry.soft}>{words.stamp}</p> : null}
      <div className={entry.buttons}>
        {stands && may('close') ? (
          <Button kind="quiet" onClick={onVoid}>
            {documents.end.open}
          </Button>
        ) : null}
        {inWindow ? null : <Button onClick={() => open(doc)}>{words.open}</Button>}
        <Button onClick={() => save(doc)}>{words.save}</Button>
        {stands && ours && may('send') ? (
          <>
            <Button onClick={() => openReceipt({ ...about, corrects: doc.id })}>{words.correct}</Button>
            <Button kind="act" onClick={() => openReceipt({ ...about, reissue_of: doc.first_id || doc.id })}>
              {words.again}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
