import { type RefObject, useEffect, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useSuggested } from '../host/queries/compose'
import type { Composed, Draft, Problem, Template, Thread, Value } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { showFact } from '../order/show'
import { takeTemplates } from '../palette/templates'
import { takeTexts } from '../palette/texts'
import { useMay } from '../people/rights'
import { askPrivate } from '../thread/PublicBanner'
import { takeFiles } from './given'
import type { Asking } from './useCheck'
import { useDraft } from './useDraft'
import { useOffer } from './useOffer'
import { seenAtFirst, useSend, type Way } from './useSend'
import { useWriting } from './useWriting'

/** What came meanwhile is part of the answer: the check is asked again when something arrives. */
const replyTo = (newest: number, seen: number): Asking<Draft> => ({
  key: ({ id, template, facts }) => [id, template, newest, seen, facts],
  ask: ({ id, text, files, facts, template, accepted }) =>
    call('Check', { id, text, files, facts, template, accepted, seen_id: seen }),
})

/** What is put in is no template: it keeps its values, and nothing of it is written anew. */
const NO_TEMPLATE = 0

/** Everything an answer does: typing, checking, filling, fixing, sending. */
export function useComposer(thread: Thread, box: RefObject<HTMLElement | null>, onSent: () => void) {
  const [way, setWay] = useState<Way>({ done: true })
  const [doubt, setDoubt] = useState('')
  const may = useMay()
  const accept = useAction('AcceptTracking')
  const seen = useState(() => seenAtFirst(thread))
  const kept = useDraft(thread, seen[0])
  const { draft, change } = kept
  const repair = (p: Problem) => {
    if (p.fix === 'private') askPrivate()
    else if (p.fix === 'confirm') setDoubt(p.fix_to)
    else if (p.fix === 'read') sending.read()
    else if (p.fix === 'accept') accept.mutate({ carrier: '', number: p.fix_to })
    else return false
    return true
  }
  const writing = useWriting({
    draft,
    change,
    save: kept.save,
    asking: replyTo(thread.newest_id, seen[0]),
    refill: (words) => call('Refill', { id: draft.id, ...words }),
    box,
    repair,
  })
  const { field, check, palette, setPalette, put } = writing
  const whyAsk = check.must_ask || thread.must_ask
  const sending = useSend({
    thread,
    seen,
    mustAsk: whyAsk !== '' || !may('send'),
    accepted: writing.seen,
    end: kept.end,
    settled: kept.settled,
    onRefused: writing.refuse,
    onSent,
  })
  // What the template proposes counts until somebody chooses another, and only for that template.
  const [follows, setFollows] = useState({ of: 0, days: 0 })
  const follow = follows.of === draft.template ? follows.days : check.follow
  const send = (how: Way) => {
    const whole = { follow, ...how }
    setWay(whole)
    if (writing.ready()) sending.send(draft, whole)
  }
  const ask = (note: string) => {
    if (draft.text.trim() === '') return field.current?.focus()
    sending.askOwner(draft, { follow, ...way, note })
  }
  const { id, order_number } = thread.inquiry
  const offer = useOffer(
    useSuggested(id, thread.newest_id, order_number).data?.suggestions,
    draft.text === '' && !palette,
    async (template) => put(await call('Compose', { id, template, typed: {} }), template, true),
  )
  // Chosen by name from the command palette, it stands at the caret too.
  useEffect(() =>
    takeTemplates(async (t) => put(await call('Compose', { id, template: t.id, typed: {} }), t.id, false)),
  )
  useEffect(() => takeFiles(thread.inquiry.id, (f) => change({ files: [...draft.files, f] })))
  useEffect(() => takeTexts((composed) => writing.made.put(composed, NO_TEMPLATE, false)))
  useKeys({
    send: () => send({ done: check.next === '' || check.next === 'done' }),
    templates: () => setPalette(!palette),
    nextProblem: writing.goToNext,
    accept: writing.acceptHere,
    attach: writing.attach.choose,
  })
  return {
    ...writing,
    kept,
    sending,
    whyAsk,
    send,
    follow,
    setFollow: (days: number) => setFollows({ of: draft.template, days }),
    ask,
    put: (composed: Composed, template: Template, replace: boolean) => put(composed, template.id, replace),
    /** A template that was chosen elsewhere, at the caret. */
    putTemplate: (composed: Composed, template: number) => put(composed, template, false),
    doubt,
    endDoubt: () => {
      setDoubt('')
      field.current?.focus()
    },
    goOn: () => sending.goOn(draft, way),
    drop: async () => {
      field.current?.focus()
      await kept.drop()
    },
    offer,
    /** What fits stands first in the palette: the shop's rule, else what was asked. */
    suggested: offer.all.length > 0 ? offer.all : [thread.suggested],
    goToValue: (v: Value) => {
      if (writing.goToValue(v)) showFact(v.name)
    },
  }
}
