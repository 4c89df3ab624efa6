import { useEntryWords } from '../host/queries/books'
import { useDocuments } from '../host/queries/documents'
import type { Entry } from '../host/types'
import { useMay } from '../people/rights'
import { documents } from '../text/ja.documents'
import { issue as words } from '../text/ja.issue'
import { Button } from '../ui/Button'
import { filterOf, WIDE } from './filter'
import { goToDocument, openReceipt } from './open'

/** From this sum on a business customer may ask for one (消費税法施行令 第70条の9). */
const OFFERED = 10_000

/** The way to a notice of a refund, or to those that were given. */
export function MakeNotice({ entry }: { entry: Entry }) {
  const may = useMay()
  const kind = useEntryWords().data?.kinds.find((k) => k.code === entry.type)
  const stands = entry.status === 'confirmed' || entry.status === 'exported'
  const refund = stands && (kind?.refund ?? false) && entry.lines.length > 0
  const filter = { ...filterOf(WIDE), entry_id: entry.id, voided: 'no' }
  const given = useDocuments(filter, refund && may('books')).data?.pages.flatMap((p) => p.documents) ?? []
  if (!refund) return null
  const offered = entry.amount >= OFFERED
  return (
    <>
      {given.map((d) => (
        <Button key={d.id} kind="link" onClick={() => goToDocument(d.id)}>
          {`${documents.one.label} ${d.doc_id}`}
        </Button>
      ))}
      {may('send') && given.length === 0 ? (
        <Button
          kind={offered ? 'plain' : 'link'}
          small={offered}
          title={offered ? undefined : words.noticeSmall}
          onClick={() =>
            openReceipt({
              kind: 'refund_notice',
              entry: entry.id,
              order: entry.order_number,
              inquiry_id: entry.inquiry_id,
            })
          }
        >
          {words.notice}
        </Button>
      ) : null}
    </>
  )
}
