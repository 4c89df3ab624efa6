import { type RefObject, useEffect, useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Composed, Draft, DraftFile, Problem, Template, Thread, Value } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { showFact } from '../order/show'
import { takeTemplates } from '../palette/templates'
import { takeTexts } from '../palette/texts'
import { askPrivate } from '../thread/PublicBanner'
import { focusProblem, nextOf, useAccept } from './accept'
import { replaceIn } from './edit'
import { useAttach } from './Files'
import { type Asking, useCheck } from './useCheck'
import { useDraft } from './useDraft'
import { useMade } from './useMade'
import { useOffer } from './useOffer'
import { seenAtFirst, useSend, type Way } from './useSend'

/** What came meanwhile is part of the answer: the check is asked again when something arrives. */
const replyTo = (newest: number, seen: number): Asking<Draft> => ({
  key: ({ id, template, facts }) => [id, template, newest, seen, facts],
  ask: ({ id, text, files, facts, template, accepted }) =>
    call('Check', { id, text, files, facts, template, accepted, seen_id: seen }),
})

/** What is put in is no template: it keeps its values, and nothing of it is written anew. */
const NO_TEMPLATE = 0

type Place = { start: number; end: number }

/** Chooses a place in the text and brings it into sight. */
function show(field: HTMLTextAreaElement | null, place: Place) {
  if (!field) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(place.start, place.end)
  field.parentElement?.scrollIntoView({ block: 'nearest' })
}

/** Everything an answer does: typing, checking, filling, fixing, sending. */
export function useComposer(thread: Thread, box: RefObject<HTMLElement | null>, onSent: () => void) {
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [palette, setPalette] = useState(false)
  const [way, setWay] = useState<Way>({ done: true })
  const [doubt, setDoubt] = useState('')
  const accept = useAction('AcceptTracking')
  const seen = useState(() => seenAtFirst(thread))
  const kept = useDraft(thread, seen[0])
  const { draft, change } = kept
  const check = useCheck(draft, replyTo(thread.newest_id, seen[0]))

  const goTo = (p: Problem | undefined) => {
    if (!p || p.fix === 'fill' || p.code === 'hole') return show(field.current, p ?? { start: 0, end: 0 })
    if (!focusProblem(box.current, check.problems.indexOf(p))) show(field.current, p)
  }
  const made = useMade({
    field,
    draft,
    change,
    save: kept.save,
    refill: (words) => call('Refill', { id: draft.id, ...words }),
  })
  const accepting = useAccept({ accepted: draft.accepted, ...check, field, change, goTo })
  const sending = useSend({
    thread,
    seen,
    accepted: () => [...draft.accepted, ...check.open.map((p) => p.key)],
    end: kept.end,
    settled: kept.settled,
    onSent,
    onRefused: (list) => {
      check.refuse(list)
      goTo(list[0])
    },
  })
  const send = (how: Way) => {
    setWay(how)
    if (draft.text.trim() === '') return field.current?.focus()
    if (check.blockers > 0) return goTo(check.problems[0])
    sending.send(draft, how)
  }
  const ask = (note: string) => {
    if (draft.text.trim() === '') return field.current?.focus()
    sending.askOwner(draft, { ...way, note })
  }
  /** Asks for the fact that is missing at a place; false when it is none that can be typed. */
  const askAt = (place: Place) => {
    const tag = draft.text.slice(place.start, place.end).replace(/[{}｛｝ ]|[:：].*/g, '')
    const at = check.asks.findIndex((a) => a.name === tag)
    if (at >= 0) made.ask([...check.asks.slice(at), ...check.asks.slice(0, at)])
    return at >= 0
  }
  const fix = (p: Problem) => {
    if (p.fix === 'private') return askPrivate()
    if (p.fix === 'refill' || p.code === 'stale') return void made.renew()
    if (p.code === 'hole' && askAt(p)) return
    if (p.fix === 'confirm') return setDoubt(p.fix_to)
    if (p.fix === 'read') return sending.read()
    if (p.fix === 'attach') return attach.choose()
    if (p.fix === 'detach') return dropFile(draft.files.findLast((f) => f.name === p.fix_to))
    if (p.fix === 'insert' && field.current) {
      const end = field.current.value.length
      return replaceIn(field.current, end, end, p.fix_to)
    }
    if (p.fix === 'accept') return accept.mutate({ carrier: '', number: p.fix_to })
    const replaces = p.fix === 'replace' || p.fix === 'wrap' || p.fix === 'pick'
    if (replaces && field.current) replaceIn(field.current, p.start, p.end, p.fix_to)
    else show(field.current, p)
  }
  const put = (composed: Composed, template: number, replace: boolean) => {
    setPalette(false)
    made.put(composed, template, replace)
    change({ template })
  }
  const empty = draft.text === '' && !palette
  const offer = useOffer(thread, empty, (composed, template) => put(composed, template, true))
  // Chosen by name from the command palette, it stands at the caret too.
  useEffect(() =>
    takeTemplates(async (t) =>
      put(await call('Compose', { id: draft.id, template: t.id, typed: {} }), t.id, false),
    ),
  )
  useEffect(() => takeTexts((composed) => made.put(composed, NO_TEMPLATE, false)))
  const addFiles = (files: DraftFile[]) => change({ files: [...draft.files, ...files] })
  const attach = useAttach(picker, addFiles)
  const dropFile = (file: DraftFile | undefined) => change({ files: draft.files.filter((f) => f !== file) })
  useKeys({
    send: () => send({ done: check.next === '' || check.next === 'done' }),
    templates: () => setPalette(!palette),
    nextProblem: () => goTo(nextOf(check.problems, field.current)),
    accept: accepting.acceptHere,
    attach: attach.choose,
  })
  return {
    field,
    picker,
    palette,
    setPalette,
    kept,
    check,
    sending,
    send,
    ask,
    fix,
    put: (composed: Composed, template: Template, replace: boolean) => put(composed, template.id, replace),
    attach,
    doubt,
    endDoubt: () => {
      setDoubt('')
      field.current?.focus()
    },
    /** The words of a machine, at the caret: what was typed stays. */
    putWords: (words: string) => {
      const at = field.current
      if (at) replaceIn(at, at.selectionStart, at.selectionEnd, words)
    },
    goOn: () => sending.goOn(draft, way),
    drop: async () => {
      field.current?.focus()
      await kept.drop()
    },
    made,
    offer,
    /** What fits stands first in the palette: the shop's rule, else what was asked. */
    suggested: offer.all.length > 0 ? offer.all : [thread.suggested],
    goToValue: (v: Value) => {
      if (v.missing && askAt(v)) return
      show(field.current, v)
      showFact(v.name)
    },
    dropFile,
    accept: accepting.accept,
    reopen: accepting.reopen,
    closePalette: () => {
      setPalette(false)
      field.current?.focus()
    },
  }
}
