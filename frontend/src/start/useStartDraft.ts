import { useCallback, useEffect, useRef, useState } from 'react'
import { NO_FACTS } from '../compose/facts'
import { call } from '../host/api'
import { onBack } from '../host/reach'
import type { StartDraft, Starters } from '../host/types'

const PAUSE = 800
const MOMENT = 20

export type Part = Partial<
  Pick<
    StartDraft,
    'account' | 'to' | 'subject' | 'category' | 'text' | 'template' | 'files' | 'facts' | 'accepted'
  >
>

/** What stands in the form at first: the draft, else what is known of the customer and the order. */
function first(from: Starters): StartDraft {
  const way = from.ways.find((w) => w.ok)
  if (from.draft.version > 0) {
    const still = from.ways.some((w) => w.account === from.draft.account && w.ok)
    return { ...from.draft, account: still ? from.draft.account : (way?.account ?? 0) }
  }
  return {
    ...from.draft,
    order: from.order,
    address: from.address,
    account: way?.account ?? 0,
    to: from.address,
    subject: from.subject,
    category: way?.categories[0]?.code ?? '',
  }
}

/** The unsent first text: saved while it is typed, when the form closes and when the page goes away. */
export function useStartDraft(from: Starters) {
  const [draft, setDraft] = useState(() => first(from))
  const [error, setError] = useState<unknown>(null)
  const live = useRef({ draft, dirty: false, busy: false, ended: false })
  const timer = useRef(0)

  const save = useCallback(async () => {
    const now = live.current
    window.clearTimeout(timer.current)
    if (!now.dirty || now.busy || now.ended) return
    now.dirty = false
    now.busy = true
    try {
      const { version, updated_at } = await call('SaveStartDraft', now.draft)
      now.draft = { ...now.draft, version, updated_at }
      setDraft(now.draft)
      setError(null)
    } catch (cause) {
      now.dirty = true
      setError(cause)
      return
    } finally {
      now.busy = false
    }
    if (now.dirty) void save()
  }, [])

  const change = useCallback(
    (part: Part) => {
      // A new text begins: nothing has been accepted in it yet, and it is made of nothing.
      const fresh = part.text?.trim() === '' ? { accepted: [], facts: NO_FACTS } : {}
      live.current.draft = { ...live.current.draft, ...part, ...fresh }
      live.current.dirty = true
      setDraft(live.current.draft)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void save(), PAUSE)
    },
    [save],
  )

  // A form that closes while the program is gone is still saved when it is back.
  useEffect(() => {
    const off = onBack(() => void save())
    return () => void save().then(() => live.current.dirty || off())
  }, [save])

  useEffect(() => {
    const leave = () => void save()
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [save])

  /** From here on nothing is saved: the text has been queued or thrown away. */
  const end = useCallback((ended: boolean) => {
    window.clearTimeout(timer.current)
    live.current.ended = ended
  }, [])

  /** Waits for the save that is on its way. */
  const settled = useCallback(async () => {
    while (live.current.busy) await new Promise((go) => window.setTimeout(go, MOMENT))
  }, [])

  return { draft, error, change, save, settled, end }
}
