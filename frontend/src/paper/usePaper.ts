import { useEffect, useRef, useState } from 'react'
import { caseUrl, evidenceUrl } from '../host/addresses'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import { useEvidence } from '../host/queries/thread'
import type { Evidence } from '../host/types'
import { fetchFile } from '../templates/bytes'
import { paper } from '../text/ja.paper'
import { toast } from '../ui/toast'

/** A PDF and 証拠一式 of inquiries: a new tab and a download in a browser, the system's dialog in the window. */
export function usePaper(ids: readonly number[], outside: boolean) {
  const inWindow = useMe().data?.window ?? false
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(false)
  const start = useAction('EvidenceStart')
  const stop = useAction('EvidenceStop')
  const state = useEvidence(asked).data
  const saved = (done: { saved: boolean }) => {
    setError(null)
    if (done.saved) toast(paper.saved)
  }
  const saveEvidence = (e: Evidence) => {
    if (inWindow) void call('SaveEvidence', e).then(saved, setError)
    else fetchFile(evidenceUrl(e.token), e.name)
  }
  // The finished file is offered once by itself: the person is waiting for it.
  const offered = useRef('')
  useEffect(() => {
    if (!asked || !state?.token || state.token === offered.current) return
    offered.current = state.token
    if (!inWindow) fetchFile(evidenceUrl(state.token), state.name)
  }, [asked, state, inWindow])
  return {
    inWindow,
    state: asked && !start.isPending ? state : undefined,
    running: asked && (start.isPending || (state?.running ?? false)),
    error: error ?? start.error ?? stop.error,
    pdf: () => {
      const of = { id: ids[0] ?? 0, outside }
      if (inWindow) void call('SaveCase', of).then(saved, setError)
      else window.open(caseUrl(of), '_blank', 'noopener')
    },
    collect: () =>
      start.mutate(
        { ids: [...ids], outside },
        { onSuccess: () => setAsked(true), onError: () => setAsked(false) },
      ),
    stop: () => stop.mutate({}, { onSuccess: () => setAsked(false) }),
    stopping: stop.isPending,
    save: saveEvidence,
  }
}

export type PaperRun = ReturnType<typeof usePaper>
