import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import { onBack } from '../host/reach'
import type { Draft, Thread } from '../host/types'
import { NO_FACTS } from './facts'
import { forgetUnsaved, holdOpen, keepUnsaved, unsavedOf } from './unsaved'

const PAUSE = 800
const MOMENT = 20

export type Saving = 'saved' | 'waiting' | 'conflict' | 'failed'

/** The unsent answer: saved while it is typed, on leaving the text and on leaving the inquiry. */
export function useDraft(thread: Thread, seen: number) {
  const { id } = thread.inquiry
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => unsavedOf(id) ?? { ...thread.draft, id })
  const [saving, setSaving] = useState<Saving>(() => (unsavedOf(id) ? 'failed' : 'saved'))
  const [error, setError] = useState<unknown>(null)
  const { mutateAsync: dropDraft } = useAction('DropDraft')
  const live = useRef({ draft, dirty: unsavedOf(id) !== undefined, busy: 0, ended: false, sent: draft })
  const timer = useRef(0)
  const read = useRef(seen)
  read.current = seen

  const remember = useCallback(
    (kept: Draft) => client.setQueryData<Thread>(keys.thread(id), (t) => (t ? { ...t, draft: kept } : t)),
    [client, id],
  )

  /** One save at a time, but the last words do not wait: they are sent behind the save that is on its way. */
  const save = useCallback(
    async (last = false) => {
      const now = live.current
      window.clearTimeout(timer.current)
      if (!now.dirty || now.ended || (now.busy > 0 && !last)) return
      now.dirty = false
      const sent = now.busy > 0 ? { ...now.draft, over: now.sent.text } : now.draft
      now.sent = sent
      now.busy++
      try {
        const kept = await call('SaveDraft', sent)
        if (now.sent !== sent) return // what was sent behind it tells
        now.draft = { ...now.draft, version: kept.version, updated_at: kept.updated_at }
        setDraft(now.draft)
        setSaving('saved')
        setError(null)
        forgetUnsaved(id)
        if (!now.ended)
          remember({
            ...kept,
            text: now.draft.text,
            files: now.draft.files,
            facts: now.draft.facts,
            accepted: now.draft.accepted,
          })
      } catch (cause) {
        if (now.sent !== sent) return
        now.dirty = true
        keepUnsaved(now.draft)
        setError(cause)
        setSaving(cause instanceof Problem && cause.code === 'conflict' ? 'conflict' : 'failed')
        return
      } finally {
        now.busy--
      }
      if (now.dirty) void save()
    },
    [remember, id],
  )

  const change = useCallback(
    (part: Partial<Pick<Draft, 'text' | 'files' | 'facts' | 'template' | 'version' | 'accepted'>>) => {
      // A new answer begins: nothing has been accepted in it yet, and it is made of nothing.
      const fresh = part.text?.trim() === '' ? { accepted: [], facts: NO_FACTS } : {}
      live.current.draft = { ...live.current.draft, ...part, ...fresh, seen_id: read.current }
      live.current.dirty = true
      setDraft(live.current.draft)
      setSaving((s) => (s === 'conflict' && part.version === undefined ? s : 'waiting'))
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void save(), PAUSE)
    },
    [save],
  )

  useAdopt(thread.draft, live, setDraft)

  useEffect(() => holdOpen(id), [id])

  // What stayed behind unsaved is tried when its inquiry opens and when the program is back.
  useEffect(() => {
    void save()
    return onBack(() => void save())
  }, [save])

  useEffect(
    () => () => {
      const { dirty, ended, draft: last } = live.current
      if (!dirty || ended) return
      remember(last)
      void save()
    },
    [remember, save],
  )

  useEffect(() => {
    const leave = () => void save(document.visibilityState === 'hidden')
    const away = () => void save(true)
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', away)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', away)
    }
  }, [save])

  /** From here on nothing is saved: the text has been sent or thrown away. */
  const end = useCallback(
    (ended: boolean) => {
      window.clearTimeout(timer.current)
      live.current.ended = ended
      if (ended) forgetUnsaved(id)
    },
    [id],
  )

  /** Waits for the save that is on its way, and says which version the draft has then. */
  const settled = useCallback(async () => {
    while (live.current.busy > 0) await new Promise((go) => window.setTimeout(go, MOMENT))
    return live.current.draft.version
  }, [])

  /** Throws the text away; the program keeps it for 30 days, with what was typed last. */
  const drop = useCallback(async () => {
    await save()
    await settled()
    if (live.current.dirty) return
    live.current.ended = true
    try {
      await dropDraft({ id })
      forgetUnsaved(id)
      live.current.draft = {
        ...live.current.draft,
        text: '',
        files: [],
        facts: NO_FACTS,
        accepted: [],
        template: 0,
        version: 0,
      }
      setDraft(live.current.draft)
      remember(live.current.draft)
    } catch (cause) {
      setError(cause)
      setSaving('failed')
    } finally {
      live.current.ended = false
    }
  }, [save, settled, dropDraft, remember, id])

  return { draft, saving, error, change, save, settled, end, drop }
}

type Live = { current: { draft: Draft; dirty: boolean; busy: number; ended: boolean } }

/**
 * A newer draft from elsewhere is taken over while nothing of ours is unsaved. By its time and not by its version:
 * a reply that was taken back is a new draft and counts from one again.
 */
function useAdopt(theirs: Draft, live: Live, setDraft: (d: Draft) => void) {
  useEffect(() => {
    const { draft, dirty, busy, ended } = live.current
    if (dirty || busy > 0 || ended || theirs.updated_at <= draft.updated_at) return
    live.current.draft = theirs
    setDraft(theirs)
  }, [theirs, live, setDraft])
}
