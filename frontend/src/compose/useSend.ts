import { type Dispatch, type SetStateAction, useState } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Thread, Problem as Trouble } from '../host/types'
import { offerUndo } from '../inbox/undo'
import { useMay } from '../people/rights'
import { people } from '../text/ja.people'
import { toast } from '../ui/toast'

const SHOPS_OWN = -1

/** Up to which message the writer has read. */
export type Seen = readonly [number, Dispatch<SetStateAction<number>>]

/** A draft that was begun before the newest message has not seen it. */
export const seenAtFirst = ({ draft, newest_id }: Thread) => (draft.text && draft.seen_id) || newest_id

type Needs = {
  thread: Thread
  seen: Seen
  /** Keys of the warnings that the person sees, and has accepted or passes over. */
  accepted: () => string[]
  end: (ended: boolean) => void
  onRefused: (problems: Trouble[]) => void
  onSent: () => void
}

/** Queues the answer; what the customer wrote meanwhile stops it before it leaves. */
export function useSend({ thread, seen: [seenId, setSeenId], accepted, end, onRefused, onSent }: Needs) {
  const { mutate, isPending, error, reset } = useAction('Send')
  const may = useMay()
  const [stopped, setStopped] = useState(false)
  const overtaken = thread.newest_id > seenId
  const post = (draft: Thread['draft'], done: boolean, seen: number) => {
    const { id, text, files, template } = draft
    end(true)
    mutate(
      {
        id,
        text,
        files,
        template,
        done,
        hold: SHOPS_OWN,
        seen_id: seen,
        confirm: true,
        accepted: accepted(),
      },
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
  const ask = useAction('AskApproval')
  /** Without the right to send: an owner reads the answer and sends it. */
  const askOwner = (draft: Thread['draft']) => {
    const { id, text, files, template, version } = draft
    end(true)
    ask.mutate(
      { id, text, files, template, version, seen_id: seenId, note: '' },
      {
        onSuccess: () => {
          toast(people.ask.asked)
          onSent()
        },
        onError: () => end(false),
      },
    )
  }
  const send = (draft: Thread['draft'], done: boolean) => {
    if (isPending || ask.isPending) return
    if (!may('send')) return askOwner(draft)
    if (overtaken) setStopped(true)
    else post(draft, done, seenId)
  }
  const failure = ask.error ?? error
  const shown = failure instanceof Problem && failure.code === 'problems' ? null : failure
  return {
    send,
    isPending: isPending || ask.isPending,
    error: shown,
    reset: () => {
      reset()
      ask.reset()
    },
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
