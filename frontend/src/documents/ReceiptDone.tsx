import { useEffect, useRef } from 'react'
import entry from '../books/Entry.module.css'
import { giveFile, takesFiles } from '../compose/given'
import { after, useAction } from '../host/queries/actions'
import type { Document } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { documents } from '../text/ja.documents'
import { issue as words } from '../text/ja.issue'
import { Button } from '../ui/Button'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { closeReceipt, goToDocument } from './open'
import { Sight } from './Sight'
import { useDocumentFiles } from './useDocumentFiles'

type Props = { doc: Document; stamp: string }

/** The paper that was issued, and the ways it can go from here. */
export function ReceiptDone({ doc, stamp }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const may = useMay()
  const files = useDocumentFiles()
  const attach = useAction('AttachDocument')
  useEffect(() => {
    title.current?.focus()
  }, [])
  const give = () =>
    after(attach.mutateAsync({ id: doc.id }), (file) => {
      if (!giveFile(doc.inquiry_id, file)) return
      toast(words.attached)
      closeReceipt()
    })
  const error = files.error ?? attach.error
  return (
    <div className={entry.form}>
      <h2 ref={title} tabIndex={-1}>
        {words.issued(doc.label, doc.doc_id)}
      </h2>
      {doc.supersedes ? <p className={parts.warn}>{words.oldBack}</p> : null}
      {stamp ? (
        <p className={parts.warn} role="note">
          {stamp}
        </p>
      ) : null}
      {error ? <ProblemNote error={error} /> : null}
      <Sight doc={doc} />
      <div className={entry.buttons}>
        <Button kind="quiet" onClick={closeReceipt}>
          {ja.close}
        </Button>
        {may('books') ? (
          <Button
            onClick={() => {
              closeReceipt()
              goToDocument(doc.id)
            }}
          >
            {words.toLedger}
          </Button>
        ) : null}
        {files.inWindow ? null : <Button onClick={() => files.open(doc)}>{documents.one.open}</Button>}
        <Button onClick={() => files.save(doc)}>{documents.one.save}</Button>
        {takesFiles(doc.inquiry_id) && may('write') ? (
          <Button kind="main" busy={attach.isPending} onClick={give}>
            {words.attach}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
