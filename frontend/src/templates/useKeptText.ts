import { useEffect, useRef, useState } from 'react'
import { Problem } from '../host/api'
import type { Problem as TextProblem } from '../host/types'

const PAUSE = 600

export type Status =
  | { is: 'rest' }
  | { is: 'incomplete' }
  | { is: 'waiting' }
  | { is: 'saving' }
  | { is: 'saved'; at: number }
  | { is: 'conflict' }
  | { is: 'refused'; error: unknown }

type Kept = { id: number; version: number; problems: TextProblem[] }

/** How a kind of text is kept; defined outside of components, so that it stays the same. */
export type Keeping<T extends Kept> = {
  /** Whether enough is written to be saved. */
  complete: (text: T) => boolean
  /** What a person writes of it, without what the program tells about it. */
  written: (text: T) => unknown
  /** Everything that is wrong with it, in all of its texts. */
  problems: (text: T) => TextProblem[]
}

/** Problems have their places in the text as it was when they were found. */
export type Found<T> = { of: T; problems: TextProblem[] }

/**
 * A text while it is written: saved by itself in the pauses, never while the input method converts,
 * and one save at a time. A refusal keeps what is typed and brings its problems.
 */
export function useKeptText<T extends Kept>(
  start: T,
  { complete, written, problems: problemsOf }: Keeping<T>,
  send: (text: T) => Promise<T>,
  onSaved: (saved: T) => void,
) {
  const changed = (a: T, b: T) => JSON.stringify(written(a)) !== JSON.stringify(written(b))
  const [draft, setDraft] = useState(start)
  const [found, setFound] = useState<Found<T>>({ of: start, problems: problemsOf(start) })
  const [blocked, setBlocked] = useState(start.id === 0 && found.problems.length > 0)
  const [status, setStatus] = useState<Status>({ is: 'rest' })
  const latest = useRef(start)
  const stored = useRef({ id: start.id, version: start.version })
  const timer = useRef(0)
  const running = useRef(false)
  const converting = useRef(false)

  const save = async () => {
    const text = latest.current
    if (running.current || converting.current) return
    if (!complete(text)) return setStatus({ is: 'incomplete' })
    running.current = true
    setStatus({ is: 'saving' })
    try {
      const saved = await send({ ...text, ...stored.current })
      stored.current = { id: saved.id, version: saved.version }
      setFound({ of: text, problems: problemsOf(saved) })
      setBlocked(false)
      setStatus({ is: 'saved', at: Date.now() })
      onSaved(saved)
    } catch (error) {
      const refusal = error instanceof Problem ? error : null
      const problems = refusal?.problems ?? []
      setFound({ of: text, problems })
      setBlocked(problems.length > 0)
      if (refusal?.code === 'conflict') setStatus({ is: 'conflict' })
      else setStatus(problems.length > 0 ? { is: 'waiting' } : { is: 'refused', error })
    } finally {
      running.current = false
    }
    if (latest.current !== text) soon()
  }
  const saveNow = useRef(save)
  useEffect(() => {
    saveNow.current = save
  })
  const soon = () => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      timer.current = 0
      void saveNow.current()
    }, PAUSE)
  }
  // What was typed in the last moment before leaving is saved too.
  useEffect(
    () => () => {
      if (timer.current === 0) return
      window.clearTimeout(timer.current)
      void saveNow.current()
    },
    [],
  )

  const change = (part: Partial<T>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    if (status.is === 'conflict') return
    setStatus({ is: 'waiting' })
    soon()
  }
  return {
    draft,
    /** What is wrong, and with which state of the text. */
    found,
    /** The problems keep the text from being saved; else they are worth a look only. */
    blocked,
    status,
    changed: changed(draft, start),
    change,
    revert: () => change(start),
    /** That is stored, as far as this page knows. */
    version: () => stored.current.version,
    /** After a conflict: what stands here shall win over what was saved elsewhere. */
    overrule: (version: number) => {
      stored.current.version = version
      void saveNow.current()
    },
    composition: {
      onCompositionStart: () => {
        converting.current = true
      },
      onCompositionEnd: () => {
        converting.current = false
        soon()
      },
    },
  }
}
