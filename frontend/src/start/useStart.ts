import { type KeyboardEvent, useRef, useState } from 'react'
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

const bodyOf = (d: StartDraft, customer: string): Start => ({
  account: d.account,
  order: d.order,
  customer,
  to: d.to,
  subject: d.subject,
  category: d.category,
  text: d.text,
  files: d.files,
  template: d.template,
  hold: SHOPS_OWN,
})

/** Everything the form does: typing, checking, filling, fixing, sending. */
export function useStart(from: Starters) {
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const kept = useStartDraft(from)
  const { draft, change, end } = kept
  const [palette, setPalette] = useState(false)
  const sending = useAction('SendStart')
  const body = bodyOf(draft, from.customer)
  const check = useCheck(draft, {
    key: (d) => ['start', d.account, d.to, d.subject, d.category],
    ask: (d) => call('CheckStart', bodyOf(d, from.customer)),
  })
  const attach = useAttach(picker, (files: DraftFile[]) => change({ files: [...draft.files, ...files] }))

  const goTo = (p: Trouble | undefined) => {
    const text = field.current
    if (!p || !text) return
    text.focus()
    if (p.end > p.start) text.setSelectionRange(p.start, p.end)
  }
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
    put,
    drop,
    hear,
  }
}
