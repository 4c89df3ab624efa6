import { type RefObject, useMemo, useState } from 'react'
import { replaceIn } from '../compose/edit'
import { NO_FACTS } from '../compose/facts'
import { useCheck } from '../compose/useCheck'
import { call } from '../host/api'
import type { Approval, Problem } from '../host/types'

type Needs = {
  asked: Approval
  /** As it is changed here; null as it was asked for. */
  text: string | null
  onText: (text: string) => void
  onRead: () => void
  field: RefObject<HTMLTextAreaElement | null>
}

/** What stands in the way of a reply, for whoever agrees to it: they answer for it as if they had written it. */
export function useChecked({ asked, text, onText, onRead, field }: Needs) {
  const [accepted, setAccepted] = useState<string[]>([])
  const { inquiry_id: id, template, newest, files, may } = asked
  const words = may ? (text ?? asked.text) : ''
  const check = useCheck(
    useMemo(() => ({ text: words, files: may ? files : [], accepted }), [words, files, may, accepted]),
    {
      key: () => ['approval', id, template, newest],
      ask: (d) =>
        call('Check', {
          id,
          text: d.text,
          files: d.files,
          facts: {
            ...NO_FACTS,
            records: asked.records.map(({ type, amount, confirm }) => ({ type, amount, confirm })),
          },
          template,
          accepted: d.accepted ?? [],
          seen_id: newest,
        }),
    },
  )
  /** The field may only come now: the repair waits for it. */
  const inField = (act: (at: HTMLTextAreaElement) => void) => {
    if (text === null) onText(asked.text)
    window.requestAnimationFrame(() => field.current && act(field.current))
  }
  const fix = (p: Problem) => {
    if (p.fix === 'read') return onRead()
    if (p.fix === 'accept') return setAccepted([...accepted, p.key])
    inField((at) => {
      at.focus()
      if (p.fix === 'replace' || p.fix === 'wrap') return replaceIn(at, p.start, p.end, p.fix_to)
      if (p.fix === 'insert') return replaceIn(at, p.start, p.start, p.fix_to)
      if (p.end > p.start) at.setSelectionRange(p.start, p.end)
    })
  }
  return {
    check,
    fix,
    accept: (p: Problem) => setAccepted([...accepted, p.key]),
    reopen: (p: Problem) => setAccepted(accepted.filter((key) => key !== p.key)),
    /** What is on the screen, accepted or passed over. */
    keys: () => [...accepted, ...check.open.map((p) => p.key)],
  }
}
