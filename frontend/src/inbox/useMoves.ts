import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import type { Row, Thread } from '../host/types'
import type { State } from '../nav'

const NOT_COMPARED = 0

/** Moves an inquiry to another state; what it was can be had back with Z. */
export function useMoves() {
  const client = useQueryClient()
  const { mutate, error, reset } = useAction('SetState')
  const { mutate: markUnread } = useAction('MarkUnread')
  // A mall's own letter is put aside only after a second look.
  const [asking, setAsking] = useState<(() => void) | null>(null)
  const change = (row: Row, state: State, then: () => void, reason = '', sure = false) => {
    if (row.official && state === 'ignored' && !sure) {
      setAsking(() => () => change(row, state, then, reason, true))
      return
    }
    const version = client.getQueryData<Thread>(keys.thread(row.id))?.version ?? NOT_COMPARED
    mutate({ id: row.id, version, state, reason, sure }, { onSuccess: then })
  }
  return {
    change,
    markUnread: (row: Row) => markUnread({ id: row.id }),
    error,
    reset,
    asking,
    ask: setAsking,
  }
}
