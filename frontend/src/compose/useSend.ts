import { useState } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries'
import type { Thread, Problem as Trouble } from '../host/types'
import { offerUndo } from '../inbox/undo'

const SHOPS_OWN = -1

type Needs = {
  thread: Thread
  end: (ended: boolean) => void
  onRefused: (problems: Trouble[]) => void
  onSent: () => void
}

/** Queues the answer; what the customer wrote meanwhile stops it before it leaves. */
export function useSend({ thread, end, onRefused, onSent }: Needs) {
  const { mutate, isPending, error, reset } = useAction('Send')
  const [seenId, setSeenId] = useState(thread.newest_id)
  const [stopped, setStopped] = useState(false)
  const overtaken = thread.newest_id > seenId
  const post = (draft: Thread['draft'], done: boolean, seen: number) => {
    const { id, text, files, template } = draft
    end(true)
    mutate(
      { id, text, files, template, done, hold: SHOPS_OWN, seen_id: seen },
      {
        onSuccess: () => {
          offerUndo(null)
          onSent()
        },
        onError: (cause) => {
          end(false)
          if (cause instanceof Problem && cause.code === 'problems') onRefused(cause.problems)
        },
      },
    )
  }
  const send = (draft: Thread['draft'], done: boolean) => {
    if (isPending) return
    if (overtaken) setStopped(true)
    else post(draft, done, seenId)
  }
  const failure = error instanceof Problem && error.code === 'problems' ? null : error
  return {
    send,
    isPending,
    error: failure,
    reset,
    overtaken,
    stopped,
    read: () => {
      setSeenId(thread.newest_id)
      setStopped(false)
    },
    goOn: (draft: Thread['draft'], done: boolean) => {
      setSeenId(thread.newest_id)
      setStopped(false)
      post(draft, done, thread.newest_id)
    },
  }
}
