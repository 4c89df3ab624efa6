import { expect, it } from 'vitest'
import { blankDocumentQuery } from '../blank.document'
import { newClient } from '../client'
import { onHint } from './hints'
import { keys } from './keys'

it.each(['outbox', 'inquiries'])(
  'reads the papers again at a hint of %s: an answer may have carried one',
  (name) => {
    const client = newClient()
    const papers = keys.documents(blankDocumentQuery)
    client.setQueryData(papers, { pages: [], pageParams: [] })
    client.setQueryData(keys.documentWords, {})
    onHint(client, { name, ids: [1] })
    expect(client.getQueryState(papers)?.isInvalidated).toBe(true)
    expect(client.getQueryState(keys.documentWords)?.isInvalidated).toBe(false)
  },
)
