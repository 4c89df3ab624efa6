import { useState } from 'react'
import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import type { Document, DocumentRate } from '../host/types'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { clock, fullDate, size, yen } from '../text/format'
import { books } from '../text/ja.books'
import { documents } from '../text/ja.documents'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Facts } from '../ui/Facts'
import parts from '../ui/Parts.module.css'
import { DocumentActs } from './DocumentActs'
import { stateOf } from './DocumentList'
import { Sendings } from './Sendings'
import { Sight } from './Sight'
import { VoidForm } from './VoidForm'

const words = documents.one

const stamp = (who: string, at: number) => (at ? words.by(who, `${fullDate(at)} ${clock(at)}`) : '')

type Props = { doc: Document; onDone: () => void }

/** One paper: what it says, where it came from, its file, and what can be done with it. */
export function DocumentView({ doc, onDone }: Props) {
  const [ending, setEnding] = useState(false)
  const state = stateOf(doc)
  const end = () => {
    setEnding(false)
    onDone()
  }
  return (
    <>
      <header className={entry.head}>
        <h2>{doc.label}</h2>
        {state ? <Badge tone={doc.voided_at ? 'plain' : 'accent'}>{state}</Badge> : null}
        <span className={entry.soft}>{doc.doc_id}</span>
      </header>
      {doc.voided_at ? (
        <p className={parts.warn}>
          {words.voidedBy(
            doc.voided_by,
            `${fullDate(doc.voided_at)} ${clock(doc.voided_at)}`,
            doc.void_reason,
          )}
        </p>
      ) : null}
      {doc.superseded_by ? <p className={parts.warn}>{words.replaced(doc.superseded_by)}</p> : null}
      {ending ? (
        <VoidForm doc={doc} onEnd={end} />
      ) : (
        <DocumentActs doc={doc} onVoid={() => setEnding(true)} />
      )}
      <Facts of={factsOf(doc)} />
      <Rates rates={doc.rates} />
      <Origin doc={doc} />
      <Sendings key={doc.id} doc={doc} />
      <Sight doc={doc} />
    </>
  )
}

const factsOf = (d: Document): [string, string][] => [
  [words.issued, slashed(d.issued)],
  [words.traded, slashed(d.traded)],
  [words.partner, d.partner],
  [words.amount, yen(d.amount)],
  [words.channel, d.channel_name],
  [words.order, d.order_number],
  [words.way, d.way_label],
  [words.taxNumber, d.tax_number],
  [words.entry, d.event_id],
  [words.first, d.first],
  [words.supersedes, d.supersedes],
  [words.supersededBy, d.superseded_by],
  [words.reason, d.reason],
  [words.note, d.note],
  [words.keep, d.keep_until ? words.keepUntil(slashed(d.keep_until)) : ''],
  [words.file, `${d.file_name}（${size(d.size)}）`],
  [words.hash, d.sha256],
  [words.created, stamp(d.created_by, d.created_at)],
]

/** What a paper comes to at each rate. */
export function Rates({ rates }: { rates: readonly DocumentRate[] }) {
  if (rates.length === 0) return null
  return (
    <table className={entry.table}>
      <caption>{words.rates}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rate}</th>
          <th scope="col" className={entry.money}>
            {words.amount}
          </th>
          <th scope="col" className={entry.money}>
            {words.tax}
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map((r) => (
          <tr key={r.rate}>
            <th scope="row">{books.percent(r.rate)}</th>
            <td className={entry.money}>{yen(r.amount)}</td>
            <td className={entry.money}>{r.rate > 0 ? yen(r.tax) : books.noOrder}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Origin({ doc: d }: { doc: Document }) {
  const may = useMay()
  return (
    <div className={entry.links}>
      {d.inquiry_id > 0 && may('read') ? (
        <Button kind="link" onClick={() => go({ to: 'inquiry', id: d.inquiry_id })}>
          {words.toInquiry}
        </Button>
      ) : null}
      {d.order_id > 0 && may('search') ? (
        <Button kind="link" onClick={() => go({ to: 'order', id: d.order_id })}>
          {words.toOrder}
        </Button>
      ) : null}
    </div>
  )
}
