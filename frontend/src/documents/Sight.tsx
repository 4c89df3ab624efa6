import entry from '../books/Entry.module.css'
import { documentUrl } from '../host/addresses'
import type { Document } from '../host/types'
import { later } from '../later'
import { documents } from '../text/ja.documents'
import css from './Documents.module.css'

// The reader of PDFs is large and seldom wanted.
const PdfPages = later(() => import('../preview/PdfView').then((m) => m.PdfPages))

const words = documents.one

/** The kept file itself, as far as it can be looked at here. */
export function Sight({ doc }: { doc: Pick<Document, 'id' | 'type' | 'size' | 'file_name'> }) {
  const url = documentUrl(doc.id)
  const picture = doc.type.startsWith('image/')
  if (doc.type !== 'application/pdf' && !picture) return <p className={entry.soft}>{words.noPreview}</p>
  return (
    <section className={css.sight} aria-label={words.preview}>
      {picture ? <img src={url} alt={doc.file_name} /> : <PdfPages url={url} bytes={doc.size} zoom={0} />}
    </section>
  )
}
