import { type RefObject, useEffect, useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Composed, Draft, DraftFile, Problem, Template, Thread, Value } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { takeTemplates } from '../palette/templates'
import { askPrivate } from '../thread/PublicBanner'
import { replaceIn } from './edit'
import { useAttach } from './Files'
import { type Asking, useCheck } from './useCheck'
import { useDraft } from './useDraft'
import { useSend } from './useSend'

const REPLY: Asking<Draft> = {
  key: ({ id }) => [id],
  ask: ({ id, text, files }) => call('Check', { id, text, files }),
}

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
  const [done, setDone] = useState(true)
  const accept = useAction('AcceptTracking')
  const kept = useDraft(thread)
  const { draft, change } = kept
  const check = useCheck(draft, REPLY)

  const goTo = (p: Problem | undefined) => {
    if (!p || p.fix === 'fill' || p.code === 'hole') return show(field.current, p ?? { start: 0, end: 0 })
    const at = check.problems.indexOf(p)
    const button = box.current?.querySelectorAll<HTMLElement>('[data-fix]')[at]
    if (button) button.focus()
    else show(field.current, p)
  }
  const sending = useSend({
    thread,
    end: kept.end,
    onSent,
    onRefused: (list) => {
      check.refuse(list)
      goTo(list[0])
    },
  })
  const send = (withDone: boolean) => {
    setDone(withDone)
    if (draft.text.trim() === '') return field.current?.focus()
    if (check.blockers > 0) return goTo(check.problems[0])
    sending.send(draft, withDone)
  }
  const fix = (p: Problem) => {
    if (p.fix === 'private') return askPrivate()
    if (p.fix === 'accept') return accept.mutate({ carrier: '', number: p.fix_to })
    const replaces = p.fix === 'replace' || p.fix === 'wrap' || p.fix === 'pick'
    if (replaces && field.current) replaceIn(field.current, p.start, p.end, p.fix_to)
    else show(field.current, p)
  }
  const put = (composed: Composed, template: Template, replace: boolean) => {
    const text = field.current
    if (!text) return
    setPalette(false)
    replaceIn(
      text,
      replace ? 0 : text.selectionStart,
      replace ? text.value.length : text.selectionEnd,
      composed.text,
    )
    change({ template: template.id })
  }
  // Chosen by name from the command palette, it stands at the caret too.
  useEffect(() =>
    takeTemplates(async (t) => put(await call('Compose', { id: draft.id, template: t.id }), t, false)),
  )
  const addFiles = (files: DraftFile[]) => change({ files: [...draft.files, ...files] })
  const attach = useAttach(picker, addFiles)
  useKeys({
    send: () => send(true),
    templates: () => setPalette(!palette),
    nextProblem: () => goTo(nextOf(check.problems, field.current)),
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
    fix,
    put,
    attach,
    goOn: () => sending.goOn(draft, done),
    drop: async () => {
      field.current?.focus()
      await kept.drop()
    },
    goToValue: (v: Value) => show(field.current, v),
    dropFile: (file: DraftFile) => change({ files: draft.files.filter((f) => f !== file) }),
    closePalette: () => {
      setPalette(false)
      field.current?.focus()
    },
  }
}

/** The problem behind the caret or the one after the fix that has the focus, round and round. */
function nextOf(problems: Problem[], field: HTMLTextAreaElement | null) {
  const fixes = [...document.querySelectorAll('[data-fix]')]
  const focused = fixes.indexOf(document.activeElement ?? document.body)
  if (focused >= 0) return problems[(focused + 1) % problems.length]
  const caret = field === document.activeElement ? (field?.selectionEnd ?? 0) : -1
  return problems.find((p) => p.start >= caret && p.end > p.start) ?? problems[0]
}
