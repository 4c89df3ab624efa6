import { type RefObject, useRef, useState } from 'react'
import type { Composed, DraftFacts, DraftFile, Problem, Refilled, Value } from '../host/types'
import { focusProblem, nextOf, useAccept } from './accept'
import { replaceIn } from './edit'
import { useAttach } from './Files'
import { type Asking, useCheck } from './useCheck'
import { useMade } from './useMade'

/** What every text to a customer is made of: an answer, a first text, one of many. */
export type Writing = {
  text: string
  files: DraftFile[]
  facts: DraftFacts
  accepted: string[]
  template: number
}

type Needs<D extends Writing> = {
  draft: D
  change: (part: Partial<Writing>) => void
  save: () => unknown
  asking: Asking<D>
  refill: (words: { text: string; facts: DraftFacts }) => Promise<Refilled>
  /** Where the list of problems stands. */
  box: RefObject<HTMLElement | null>
  /** A repair that is not one of the words; true when it was carried out. */
  repair?: (p: Problem) => boolean
}

type Place = { start: number; end: number }

/** Chooses a place in the text and brings it into sight. */
function show(field: HTMLTextAreaElement | null, place: Place) {
  if (!field) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(place.start, place.end)
  field.parentElement?.scrollIntoView({ block: 'nearest' })
}

/** Filling, checking, asking for facts and mending: the one way for all texts to customers. */
export function useWriting<D extends Writing>(needs: Needs<D>) {
  const { draft, change, save, asking, refill, box, repair } = needs
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [palette, setPalette] = useState(false)
  const check = useCheck(draft, asking)
  const goTo = (p: Problem | undefined) => {
    if (!p || p.fix === 'fill' || p.code === 'hole') return show(field.current, p ?? { start: 0, end: 0 })
    if (!focusProblem(box.current, check.problems.indexOf(p))) show(field.current, p)
  }
  const made = useMade({ field, draft, change, save, refill })
  const accepting = useAccept({ accepted: draft.accepted, ...check, field, change, goTo })
  const attach = useAttach(picker, (files) => change({ files: [...draft.files, ...files] }))
  const dropFile = (file: DraftFile | undefined) => change({ files: draft.files.filter((f) => f !== file) })
  /** Asks for the fact that is missing at a place; false when it is none that can be typed. */
  const askAt = (place: Place) => {
    const tag = draft.text.slice(place.start, place.end).replace(/[{}｛｝ ]|[:：].*/g, '')
    const at = check.asks.findIndex((a) => a.name === tag)
    if (at >= 0) made.ask([...check.asks.slice(at), ...check.asks.slice(0, at)])
    return at >= 0
  }
  const insert = (at: number, to: number, words: string) => {
    if (field.current) replaceIn(field.current, at, to, words)
  }
  const fix = (p: Problem) => {
    if (repair?.(p)) return
    if (p.fix === 'refill' || p.code === 'stale') return void made.renew()
    if (p.code === 'hole' && askAt(p)) return
    if (p.fix === 'attach') return attach.choose()
    if (p.fix === 'detach') return dropFile(draft.files.findLast((f) => f.name === p.fix_to))
    if (p.fix === 'insert') return insert(draft.text.length, draft.text.length, p.fix_to)
    if (p.fix === 'replace' || p.fix === 'wrap' || p.fix === 'pick') return insert(p.start, p.end, p.fix_to)
    show(field.current, p)
  }
  return {
    field,
    picker,
    palette,
    setPalette,
    closePalette: () => {
      setPalette(false)
      field.current?.focus()
    },
    check,
    made,
    attach,
    dropFile,
    accept: accepting.accept,
    reopen: accepting.reopen,
    acceptHere: accepting.acceptHere,
    goTo,
    goToNext: () => goTo(nextOf(check.problems, field.current)),
    fix,
    put: (composed: Composed, template: number, replace: boolean) => {
      setPalette(false)
      made.put(composed, template, replace)
      change({ template })
    },
    /** Words at the caret: what was typed stays. */
    putWords: (words: string) => {
      const at = field.current
      if (at) insert(at.selectionStart, at.selectionEnd, words)
    },
    /** Asks for what is missing, or shows the place; false when it only asked. */
    goToValue: (v: Value) => {
      if (v.missing && askAt(v)) return false
      show(field.current, v)
      return true
    },
    /** With an empty text there is nothing to send, with a blocker the way leads to it. */
    ready: () => {
      if (draft.text.trim() === '') field.current?.focus()
      else if (check.blockers > 0) goTo(check.problems[0])
      else return true
      return false
    },
    /** Keys of the warnings that the person sees, and has accepted or passes over. */
    seen: () => [...draft.accepted, ...check.open.map((p) => p.key)],
    /** The program did not take it: its list counts, and the way leads to the first. */
    refuse: (list: Problem[]) => {
      check.refuse(list)
      goTo(list[0])
    },
  }
}
