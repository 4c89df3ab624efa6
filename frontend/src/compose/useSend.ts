import { type Dispatch, type SetStateAction, useRef, useState } from 'react'
import { Problem } from '../host/api'
import { after, useAction } from '../host/queries/actions'
import type { Thread, Problem as Trouble } from '../host/types'
import { offerUndo } from '../inbox/undo'
import { people } from '../text/ja.people'
import { toast } from '../ui/toast'

const SHOPS_OWN = -1

/** Up to which message the writer has read. */
export type Seen = readonly [number, Dispatch<SetStateAction<number>>]

/** A draft that was begun before the newest message has not seen it. */
export const seenAtFirst = ({ draft, newest_id }: Thread) => (draft.text && draft.seen_id) || newest_id

/** Beside the text: when it is sent, and after how many business days it is looked at again. */
export type Way = { done: boolean; at?: number; follow?: number; note?: string }

type Needs = {
  thread: Thread
  seen: Seen
  /** Somebody has to agree before it is sent. */
  mustAsk: boolean
  /** Keys of the warnings that the person sees, and has accepted or passes over. */
  accepted: () => string[]
  end: (ended: boolean) => void
  /** The version of the draft, once no save is on its way. */
  settled: () => Promise<number>
  onRefused: (problems: Trouble[]) => void
  onSent: () => void
}

/** Queues the answer; what the customer wrote meanwhile stops it before it leaves. */
export function useSend({
  thread,
  seen: [seenId, setSeenId],
  mustAsk,
  accepted,
  end,
  settled,
  onRefused,
  onSent,
}: Needs) {
  const { mutate, isPending, error, reset } = useAction('Send')
  const [stopped, setStopped] = useState(false)
  const overtaken = thread.newest_id > seenId
  const post = (draft: Thread['draft'], { done, at = 0, follow = 0 }: Way, seen: number) => {
    const { id, text, files, template, facts } = draft
    end(true)
    mutate(
      {
        id,
        text,
        files,
        template,
        facts,
        done,
        at,
        follow,
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
          if (!(cause instanceof Problem)) return
          if (cause.code === 'problems') onRefused(cause.problems)
          // Sent before the page knew that somebody has to agree.
          if (cause.code === 'approval_needed') void askOwner(draft, { done, at, follow })
        },
      },
    )
  }
  const ask = useAction('AskApproval')
  const waits = useRef(false) // for a save, before it asks
  /** Without the right to send: an owner reads the answer and sends it. */
  const askOwner = async (draft: Thread['draft'], { done, at = 0, follow = 0, note = '' }: Way) => {
    const { id, text, files, template, facts } = draft
    if (waits.current) return
    waits.current = true
    end(true)
    const version = await settled()
    waits.current = false
    const body = { id, text, files, template, facts, version, seen_id: seenId, note, done, at, follow }
    const asked = ask.mutateAsync(body)
    asked.catch(() => end(false))
    after(asked, () => {
      toast(people.ask.asked)
      onSent()
    })
  }
  const send = (draft: Thread['draft'], way: Way) => {
    if (isPending || ask.isPending) return
    if (mustAsk) return void askOwner(draft, way)
    if (overtaken) setStopped(true)
    else post(draft, way, seenId)
  }
  const failure = ask.error ?? error
  const told =
    failure instanceof Problem && (failure.code === 'problems' || failure.code === 'approval_needed')
  const shown = told ? null : failure
  return {
    send,
    askOwner,
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
    goOn: (draft: Thread['draft'], way: Way) => {
      setSeenId(thread.newest_id)
      setStopped(false)
      post(draft, way, thread.newest_id)
    },
  }
}
