// Who sits at the page changes as a whole: everything that was read for the one before is forgotten.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { call } from '../host/api'
import { keys } from '../host/queries/keys'
import type { Me } from '../host/types'
import { offerUndo } from '../inbox/undo'
import { go } from '../nav'

let blank = false
let choosing = false
const hearers = new Set<() => void>()

function tell() {
  for (const hear of hearers) hear()
}

const listen = (hear: () => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** True while the page shows nothing because it is being locked. */
export const useBlank = () => useSyncExternalStore(listen, () => blank)
/** True while a person is being chosen. */
export const useChoosing = () => useSyncExternalStore(listen, () => choosing)

export function choosePerson(open: boolean) {
  choosing = open
  tell()
}

const forget = (client: QueryClient) =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })

/** The next person begins at the list. */
export function sitDown(client: QueryClient, me: Me) {
  blank = false
  choosing = false
  offerUndo(null)
  go({ to: 'inquiry', id: 0 })
  forget(client)
  client.setQueryData(keys.me, me)
  tell()
}

/** How long a draft that is being left may take to be kept before nothing is taken any more. */
const KEEP = 300

/** Blanks the page at once, keeps the draft, and then locks. */
export function useLock() {
  const client = useQueryClient()
  return async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    blank = true
    tell()
    await new Promise((done) => window.setTimeout(done, KEEP))
    await call('LockSeat', {}).catch(() => {})
    forget(client)
    await client
      .fetchQuery({ queryKey: keys.me, queryFn: () => call('Me', {}), staleTime: 0 })
      .catch(() => {})
    blank = false
    tell()
  }
}
