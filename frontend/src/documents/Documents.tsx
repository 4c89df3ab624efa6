import { IconFileInvoice } from '@tabler/icons-react'
import { useState } from 'react'
import books from '../books/Books.module.css'
import { useChosenRow } from '../books/useChosenRow'
import { useDocuments, useDocumentWords } from '../host/queries/documents'
import type { Document } from '../host/types'
import { documents as words } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { DocumentFilters } from './DocumentFilters'
import { DocumentList } from './DocumentList'
import { DocumentView } from './DocumentView'
import { filterOf, isNarrowed, type Narrow, WIDE } from './filter'
import { showDocument, useShownDocument } from './open'
import { useDocumentFiles } from './useDocumentFiles'

const NONE: Document[] = []
const icon = <IconFileInvoice size={20} stroke={1.6} />

/** The papers of deals, and the chosen one beside them. */
export function Documents() {
  const [narrow, setNarrow] = useState<Narrow>(WIDE)
  const known = useDocumentWords().data
  const filter = filterOf(narrow)
  const { data, error, isPending, hasNextPage, fetchNextPage, refetch } = useDocuments(filter)
  const files = useDocumentFiles()
  const all = data?.pages.flatMap((p) => p.documents) ?? NONE
  const shown = useShownDocument()
  const { list, detail, chosen, toList } = useChosenRow(all, (d) => d.id, shown, showDocument)
  const narrowed = isNarrowed(narrow)
  return (
    <>
      <DocumentFilters narrow={narrow} onNarrow={setNarrow} known={known} />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {files.error ? <ProblemNote error={files.error} /> : null}
      <SlowLine busy={isPending} />
      {data && all.length === 0 ? (
        <div className={books.nothing}>
          <Empty icon={icon} {...(narrowed ? words.emptySearch : words.empty)}>
            {narrowed ? <Button onClick={() => setNarrow(WIDE)}>{words.clear}</Button> : null}
          </Empty>
        </div>
      ) : null}
      {all.length > 0 ? (
        <div className={books.columns}>
          <DocumentList
            ref={list}
            documents={all}
            more={hasNextPage}
            chosen={shown}
            onChoose={showDocument}
            onEnd={() => void (hasNextPage && fetchNextPage())}
            onTakeAll={() => files.takeAll(filter)}
          />
          <section ref={detail} tabIndex={-1} className={books.detail} aria-label={words.one.label}>
            {chosen ? (
              <DocumentView key={chosen.id} doc={chosen} onDone={toList} />
            ) : (
              <Empty icon={icon} {...words.choose} />
            )}
          </section>
        </div>
      ) : null}
    </>
  )
}
