import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useAccept } from '../compose/accept'
import { replaceIn } from '../compose/edit'
import { useAttach } from '../compose/Files'
import { useCheck } from '../compose/useCheck'
import { call, Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type {
  Composed,
  DraftFile,
  Start,
  StartDraft,
  Starters,
  Template,
  Problem as Trouble,
} from '../host/types'
import { isAction } from '../keys/keymap'
import { go } from '../nav'
import { closeStart } from './open'
import { useStartDraft } from './useStartDraft'

const SHOPS_OWN = -1

const bodyOf = (d: StartDraft, customer: string, accepted: string[]): Start => ({
  account: d.account,
  order: d.order,
  customer,
  to: d.to,
  subject: d.subject,
  category: d.category,
  text: d.text,
  files: d.files,
  facts: d.facts,
  template: d.template,
  hold: SHOPS_OWN,
  confirm: true,
  accepted,
})

/** Everything the form does: typing, checking, filling, fixing, sending. */
export function useStart(from: Starters) {
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const kept = useStartDraft(from)
  const { draft, change, end } = kept
  const [palette, setPalette] = useState(false)
  const sending = useAction('SendStart')
  const [accepted, setAccepted] = useState<string[]>([])
  const check = useCheck(
    useMemo(() => ({ ...draft, accepted }), [draft, accepted]),
    {
      key: (d) => ['start', d.account, d.to, d.subject, d.category, d.template],
      ask: (d) => call('CheckStart', bodyOf(d, from.customer, accepted)),
    },
  )
  const body = bodyOf(draft, from.customer, [...accepted, ...check.open.map((p) => p.key)])
  const attach = useAttach(picker, (files: DraftFile[]) => change({ files: [...draft.files, ...files] }))

  const goTo = (p: Trouble | undefined) => {
    const text = field.current
    if (!p || !text) return
    text.focus()
    if (p.end > p.start) text.setSelectionRange(p.start, p.end)
  }
  const accepting = useAccept({ accepted, ...check, field, change: (p) => setAccepted(p.accepted), goTo })
  const send = () => {
    if (sending.isPending) return
    if (draft.text.trim() === '') return field.current?.focus()
    if (check.blockers > 0) return goTo(check.problems[0])
    end(true)
    sending.mutate(body, {
      onSuccess: (item) => {
        closeStart()
        go({ to: 'inquiry', id: item.inquiry_id })
      },
      onError: (cause) => {
        end(false)
        if (cause instanceof Problem && cause.code === 'problems') check.refuse(cause.problems)
      },
    })
  }
  const fix = (p: Trouble) => {
    if (p.fix === 'attach') return attach.choose()
    if (p.fix === 'detach') {
      const file = draft.files.findLast((f) => f.name === p.fix_to)
      return change({ files: draft.files.filter((f) => f !== file) })
    }
    if (p.fix === 'insert' && field.current) {
      const end = field.current.value.length
      return replaceIn(field.current, end, end, p.fix_to)
    }
    const replaces = p.fix === 'replace' || p.fix === 'wrap' || p.fix === 'pick'
    if (replaces && field.current) replaceIn(field.current, p.start, p.end, p.fix_to)
    else goTo(p)
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
    change({ template: template.id, subject: draft.subject || composed.subject })
  }
  const drop = async () => {
    end(true)
    await call('DropStartDraft', { order: draft.order, address: draft.address })
    closeStart()
  }
  const hear = (e: KeyboardEvent) => {
    if (isAction(e.nativeEvent, 'send')) send()
    else if (isAction(e.nativeEvent, 'templates')) setPalette(!palette)
    else if (isAction(e.nativeEvent, 'nextProblem')) goTo(check.problems[0])
    else if (isAction(e.nativeEvent, 'accept')) accepting.acceptHere()
    else if (isAction(e.nativeEvent, 'attach')) attach.choose()
    else return
    e.preventDefault()
  }
  const refused = sending.error instanceof Problem && sending.error.code === 'problems'
  return {
    field,
    picker,
    kept,
    check,
    attach,
    palette,
    setPalette,
    body,
    busy: sending.isPending,
    error: refused ? null : sending.error,
    send,
    fix,
    ...accepting,
    put,
    drop,
    hear,
  }
}
