import { useState } from 'react'
import { documentsUrl, documentUrl } from '../host/addresses'
import { call } from '../host/api'
import { blankDocumentQuery } from '../host/blank.document'
import type { DocumentFilter } from '../host/queries/keys'
import { useMe } from '../host/queries/people'
import type { Document } from '../host/types'
import { documents as words } from '../text/ja.documents'
import { toast } from '../ui/toast'

function download(url: string, name: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

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
      if (!inWindow) return download(documentUrl(d.id), d.file_name)
      void call('SaveDocument', { id: d.id }).then(told(words.one.saved), setError)
    },
    takeAll: (filter: DocumentFilter) => {
      const all = { ...blankDocumentQuery, ...filter }
      if (!inWindow) return download(documentsUrl(all), '')
      void call('SaveDocuments', all).then(told(words.taken), setError)
    },
  }
}
