import { useState } from 'react'
import { documentsUrl, documentUrl } from '../host/addresses'
import { call } from '../host/api'
import { blankDocumentQuery } from '../host/blank.document'
import type { DocumentFilter } from '../host/queries/keys'
import { useMe } from '../host/queries/people'
import type { Document } from '../host/types'
import { fetchFile } from '../templates/bytes'
import { documents as words } from '../text/ja.documents'
import { toast } from '../ui/toast'

/** Kept papers as files: a new tab and downloads in a browser, the system's dialog in the window. */
export function useDocumentFiles() {
  const inWindow = useMe().data?.window ?? false
  const [error, setError] = useState<unknown>(null)
  const told = (sentence: string) => (done: { saved: boolean }) => {
    setError(null)
    if (done.saved) toast(sentence)
  }
  return {
    inWindow,
    error,
    open: (d: Document) => window.open(documentUrl(d.id), '_blank', 'noopener'),
    save: (d: Document) => {
      if (!inWindow) return fetchFile(documentUrl(d.id), d.file_name)
      void call('SaveDocument', { id: d.id }).then(told(words.one.saved), setError)
    },
    takeAll: (filter: DocumentFilter) => {
      const all = { ...blankDocumentQuery, ...filter }
      if (!inWindow) return fetchFile(documentsUrl(all), '')
      void call('SaveDocuments', all).then(told(words.taken), setError)
    },
  }
}
