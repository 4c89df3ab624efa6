import { useEffect, useRef, useState } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Template, Problem as TextProblem } from '../host/types'

const PAUSE = 600

export type Status =
  | { is: 'rest' }
  | { is: 'incomplete' }
  | { is: 'waiting' }
  | { is: 'saving' }
  | { is: 'saved'; at: number }
  | { is: 'conflict' }
  | { is: 'refused'; error: unknown }

const complete = (t: Template) => t.name.trim() !== '' && t.body.trim() !== ''
/** What a person writes, without what the program tells about it. */
const written = ({ problems: _p, uses: _u, used_at: _at, version: _v, texts, ...rest }: Template) =>
  JSON.stringify([rest, texts.map(({ channel, subject, body }) => [channel, subject, body])])
const sameText = (a: Template, b: Template) => written(a) === written(b)

/**
 * A template while it is written: saved by itself in the pauses, never while the input method converts,
 * and one save at a time. A refusal keeps what is typed and brings its problems.
 */
export function useTemplateDraft(start: Template, onSaved: (saved: Template) => void) {
  const [draft, setDraft] = useState(start)
  const [problems, setProblems] = useState<TextProblem[]>(start.problems)
  const [blocked, setBlocked] = useState(false)
  const [status, setStatus] = useState<Status>({ is: 'rest' })
  const { mutateAsync: send } = useAction('SaveTemplate')
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
      setProblems(saved.problems)
      setBlocked(false)
      setStatus({ is: 'saved', at: Date.now() })
      onSaved(saved)
    } catch (error) {
      const refusal = error instanceof Problem ? error : null
      const found = refusal?.problems ?? []
      setProblems(found)
      setBlocked(found.length > 0)
      if (refusal?.code === 'conflict') setStatus({ is: 'conflict' })
      else setStatus(found.length > 0 ? { is: 'waiting' } : { is: 'refused', error })
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

  const change = (part: Partial<Template>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    if (status.is === 'conflict') return
    setStatus({ is: 'waiting' })
    soon()
  }
  return {
    draft,
    problems,
    /** The problems keep the text from being saved; else they are worth a look only. */
    blocked,
    status,
    changed: !sameText(draft, start),
    change,
    revert: () => change(start),
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

export type TemplateDraft = ReturnType<typeof useTemplateDraft>
