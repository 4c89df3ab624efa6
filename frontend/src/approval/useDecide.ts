import { type RefObject, useState } from 'react'
import { Problem } from '../host/api'
import { after, useAction } from '../host/queries/actions'
import type { Approval, Problem as Trouble } from '../host/types'
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
  /** Of the warnings that are on the screen. */
  keys: () => string[]
  blockers: number
  onRefused: (problems: Trouble[]) => void
}

const SHOPS_OWN = -1

/** What can be done with a reply that was asked for. */
export function useDecide({
  asked,
  text,
  said,
  seen,
  field,
  onSaid,
  onSent,
  keys,
  blockers,
  onRefused,
}: Needs) {
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
    if (blockers > 0) return setHint(words.blocked)
    const { done, send_at: at } = asked
    const body = { id, version, text: text ?? '', seen_id: seen, done, at, hold: SHOPS_OWN }
    const approval = () => {
      const sent = approveReply.mutateAsync({ ...body, confirm: true, accepted: keys() })
      sent.catch((cause) => {
        if (cause instanceof Problem && cause.code === 'problems') onRefused(cause.problems)
      })
      after(sent, () => {
        toast(words.approved)
        onSent()
      })
    }
    begin(approval)
  }
  const giveBack = () => {
    if (!said.trim()) return need(words.needWords)
    begin(() => after(back.mutateAsync({ id, version, text: said }), () => toast(words.gaveBack)))
  }
  const withdraw = () =>
    begin(() => after(mine.mutateAsync({ id, version, text: '' }), () => toast(words.withdrew)))
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
  const error = all.find((a) => a.error)?.error ?? null
  const shown = error instanceof Problem && error.code === 'problems' ? null : error // the list says it
  return { approve, giveBack, withdraw, say, busy, hint, error: shown }
}
