import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useOffer } from '../compose/useOffer'
import type { Way } from '../compose/useSend'
import { useWriting } from '../compose/useWriting'
import { call } from '../host/api'
import { useSuggestedStart } from '../host/queries/compose'
import type { Composed, Start, StartDraft, Starters, Template } from '../host/types'
import { isAction } from '../keys/keymap'
import { useMay } from '../people/rights'
import { closeStart } from './open'
import { useSendStart } from './useSendStart'
import { useStartDraft } from './useStartDraft'

const SHOPS_OWN = -1
const REST = 400

const bodyOf = (d: StartDraft, customer: string): Start => ({
  account: d.account,
  order: d.order,
  inquiry: d.inquiry,
  customer,
  to: d.to,
  subject: d.subject,
  category: d.category,
  text: d.text,
  files: d.files,
  facts: d.facts,
  template: d.template,
  hold: SHOPS_OWN,
  at: 0,
  confirm: true,
  accepted: d.accepted,
})

/** As it stands once nobody has typed for a moment: what fits is not asked for at each letter. */
function useRested(body: Start) {
  const { account, to, subject } = body
  const [rested, setRested] = useState(body)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what fits depends on these
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(body), REST)
    return () => window.clearTimeout(timer)
  }, [account, to, subject])
  return rested
}

/** Everything the form does, by the hooks of every answer: typing, checking, filling, fixing, sending. */
export function useStart(from: Starters, box: RefObject<HTMLElement | null>) {
  const kept = useStartDraft(from)
  const { draft, change, end } = kept
  const may = useMay()
  const [dialog, setDialog] = useState(false)
  const writing = useWriting({
    draft,
    change,
    save: kept.save,
    asking: {
      key: (d) => ['start', d.order, d.account, d.to, d.subject, d.category, d.template, d.facts],
      ask: (d) => call('CheckStart', bodyOf(d, from.customer)),
    },
    refill: (words) => call('RefillStart', { ...bodyOf(draft, from.customer), ...words }),
    box,
  })
  const { field, check, palette, setPalette } = writing
  const body = bodyOf(draft, from.customer)
  const put = (composed: Composed, template: number, replace: boolean) => {
    writing.put(composed, template, replace)
    if (!draft.subject) change({ subject: composed.subject })
  }
  const offer = useOffer(
    useSuggestedStart(useRested(body)).data?.suggestions,
    draft.text === '' && !palette,
    async (template) => put(await call('ComposeStart', { ...body, template }), template, true),
  )
  const sending = useSendStart({
    mustAsk: !may('send') || check.must_ask !== '',
    end,
    settled: kept.settled,
    onRefused: writing.refuse,
  })
  const send = ({ at = 0 }: Pick<Way, 'at'> = {}) => {
    if (writing.ready()) sending.send({ ...body, at, accepted: writing.seen() })
  }
  const ask = (note: string) => {
    if (draft.text.trim() === '') return field.current?.focus()
    sending.ask(body, note)
  }
  const drop = async () => {
    end(true)
    await kept.settled()
    await call('DropStartDraft', { order: draft.order, inquiry: draft.inquiry, address: draft.address })
    closeStart()
  }
  const hear = (e: KeyboardEvent<HTMLElement>) => {
    // What stands over the form belongs to React's tree of it, and hears its own keys.
    if (!(e.target instanceof Node && e.currentTarget.contains(e.target))) return
    if (isAction(e.nativeEvent, 'send')) send()
    else if (isAction(e.nativeEvent, 'templates')) setPalette(!palette)
    else if (isAction(e.nativeEvent, 'nextProblem')) writing.goToNext()
    else if (isAction(e.nativeEvent, 'accept')) writing.acceptHere()
    else if (isAction(e.nativeEvent, 'attach')) writing.attach.choose()
    else return
    e.preventDefault()
  }
  return {
    ...writing,
    kept,
    body,
    offer,
    suggested: offer.all,
    put: (composed: Composed, template: Template, replace: boolean) => put(composed, template.id, replace),
    sending,
    send,
    ask,
    drop,
    hear,
    setDialog,
    /** Something of its own stands open: Esc closes that and not the form. */
    held: palette || writing.made.asks.length > 0 || dialog,
  }
}
