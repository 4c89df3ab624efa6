// What the program says has changed.
import type { QueryClient } from '@tanstack/react-query'
import { noteChanged } from '../sight'
import type { Hint } from '../types'
import { customersAgain } from './customers'
import { keys } from './keys'

/** Reads again what a hint names. */
export function onHint(client: QueryClient, hint: Hint) {
  const again = (key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key })
  if (hint.name === 'drafting') {
    for (const id of hint.ids) again(keys.draftRun(id))
    return
  }
  if (hint.name === 'accounts' || hint.name === 'all') again(keys.accounts)
  if (hint.name === 'outbox' || hint.name === 'all') again(keys.outboxes)
  if (hint.name === 'all') again(keys.books) // the preview of a file is too dear for every mail
  // An answer that has left may have carried a paper.
  if (hint.name === 'inquiries' || hint.name === 'outbox') again(keys.allDocuments)
  if (hint.name === 'inquiries') for (const key of [keys.allEntries, keys.allEntriesFor]) again(key)
  // A poll brings orders, and what is answered is no longer owed.
  if (hint.name !== 'alerts') again(keys.allOrders)
  if (hint.name !== 'inquiries' && hint.name !== 'drafting') again(keys.alerts)
  if (hint.name === 'accounts' || hint.name === 'alerts') return
  noteChanged(hint.ids)
  again(keys.inboxes)
  again(keys.counts)
  again(keys.changes)
  again(keys.mentions)
  if (hint.ids.length === 0) customersAgain(client)
  if (hint.ids.length === 0 || hint.name === 'outbox') again(keys.threads)
  else for (const id of hint.ids) again(keys.thread(id))
}
