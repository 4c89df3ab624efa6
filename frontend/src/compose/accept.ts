import { type RefObject, useEffect, useRef } from 'react'
import type { Problem } from '../host/types'

/** Moves to the first button of a problem; false when it has none on the screen. */
export function focusProblem(box: HTMLElement | null, at: number) {
  const button = box?.querySelector<HTMLElement>(`[data-problem="${at}"] button`)
  button?.focus()
  return Boolean(button)
}

/** The problem of the list that has the focus, -1 for none. */
const focused = () =>
  Number(document.activeElement?.closest('[data-problem]')?.getAttribute('data-problem') ?? -1)

/** The problem after the one with the focus or behind the caret, round and round. */
export function nextOf(problems: Problem[], field: HTMLTextAreaElement | null) {
  const at = focused()
  if (at >= 0) return problems[(at + 1) % problems.length]
  const caret = field === document.activeElement ? (field?.selectionEnd ?? 0) : -1
  return problems.find((p) => p.start >= caret && p.end > p.start) ?? problems[0]
}

/** The warning with the focus or around the caret, else the first that is open. */
function hereOf(problems: Problem[], open: Problem[], field: HTMLTextAreaElement | null) {
  const at = focused()
  if (at >= 0) return problems[at]
  const caret = field === document.activeElement ? (field?.selectionStart ?? -1) : -1
  return open.find((p) => p.start <= caret && caret <= p.end && p.end > p.start) ?? open[0]
}

type Needs = {
  accepted: string[]
  problems: Problem[]
  open: Problem[]
  field: RefObject<HTMLTextAreaElement | null>
  change: (part: { accepted: string[] }) => void
  goTo: (p: Problem) => void
}

/** 「確かめました」: the warning is kept as accepted with the draft, and the next one has the focus. */
export function useAccept({ accepted, problems, open, field, change, goTo }: Needs) {
  const moves = useRef(false)
  useEffect(() => {
    if (!moves.current) return
    moves.current = false
    const [next] = open
    if (next) goTo(next)
    else field.current?.focus()
  })
  const accept = (p: Problem | undefined) => {
    if (!p?.warn || p.accepted) return
    moves.current = true
    change({ accepted: [...accepted, p.key] })
  }
  const reopen = (p: Problem) => change({ accepted: accepted.filter((key) => key !== p.key) })
  return { accept, reopen, acceptHere: () => accept(hereOf(problems, open, field.current)) }
}
