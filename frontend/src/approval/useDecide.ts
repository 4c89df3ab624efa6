import { type RefObject, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Approval } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { approval as words } from '../text/ja.approval'
import { toast } from '../ui/toast'

type Needs = {
  asked: Approval
  text: string | null
  said: string
  seen: number
  field: RefObject<HTMLTextAreaElement | null>
  onSaid: () => void
  onSent: () => void
}

const SHOPS_OWN = -1

/** What can be done with a reply that was asked for. */
export function useDecide({ asked, text, said, seen, field, onSaid, onSent }: Needs) {
  const approveReply = useAction('ApproveReply')
  const back = useAction('ReturnApproval')
  const mine = useAction('WithdrawApproval')
  const saying = useAction('SayApproval')
  const [hint, setHint] = useState('')
  const all = [approveReply, back, mine, saying]
  const busy = all.some((a) => a.isPending)
  const { id, version } = asked
  const begin = (act: () => void) => {
    if (busy) return
    setHint('')
    for (const a of all) a.reset()
    act()
  }
  const need = (why: string) => {
    setHint(why)
    field.current?.focus()
  }
  const approve = () => {
    if (!asked.may || (asked.newer && seen < asked.newest)) return
    if (said.trim()) return need(words.wordsLeft)
    const { done, send_at: at } = asked
    const body = { id, version, text: text ?? '', seen_id: seen, done, at, hold: SHOPS_OWN }
    begin(() =>
      approveReply.mutate(
        { ...body, confirm: false, accepted: [] },
        {
          onSuccess: () => {
            toast(words.approved)
            onSent()
          },
        },
      ),
    )
  }
  const giveBack = () => {
    if (!said.trim()) return need(words.needWords)
    begin(() => back.mutate({ id, version, text: said }, { onSuccess: () => toast(words.gaveBack) }))
  }
  const withdraw = () =>
    begin(() => mine.mutate({ id, version, text: '' }, { onSuccess: () => toast(words.withdrew) }))
  const say = () => {
    if (!said.trim()) return field.current?.focus()
    begin(() =>
      saying.mutate(
        { id, version, text: said },
        {
          onSuccess: () => {
            toast(words.saidDone)
            onSaid()
          },
        },
      ),
    )
  }
  useKeys({ send: approve }, asked.may)
  return { approve, giveBack, withdraw, say, busy, hint, error: all.find((a) => a.error)?.error ?? null }
}
