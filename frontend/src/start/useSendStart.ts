import { useRef } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Start, Problem as Trouble } from '../host/types'
import { go } from '../nav'
import { people } from '../text/ja.people'
import { toast } from '../ui/toast'
import { closeStart } from './open'

type Needs = {
  /** Somebody has to agree before it is sent. */
  mustAsk: boolean
  end: (ended: boolean) => void
  /** Waits for the save that is on its way. */
  settled: () => Promise<unknown>
  onRefused: (problems: Trouble[]) => void
}

/** Queues a first text, or asks for it; behind the save that is on its way, so that no draft is left. */
export function useSendStart({ mustAsk, end, settled, onRefused }: Needs) {
  const queue = useAction('SendStart')
  const asking = useAction('AskStart')
  const waits = useRef(false)
  const opened = (id: number) => {
    closeStart()
    go({ to: 'inquiry', id })
  }
  /** False while another one is on its way. */
  const settle = async () => {
    if (waits.current || queue.isPending || asking.isPending) return false
    waits.current = true
    end(true)
    await settled()
    waits.current = false
    return true
  }
  const ask = async (start: Start, note: string) => {
    if (!(await settle())) return
    asking.mutate(
      { start, note },
      {
        onSuccess: ({ id }) => {
          toast(people.ask.asked)
          opened(id)
        },
        onError: () => end(false),
      },
    )
  }
  const send = async (start: Start) => {
    if (mustAsk) return ask(start, '')
    if (!(await settle())) return
    queue.mutate(start, {
      onSuccess: (item) => opened(item.inquiry_id),
      onError: (cause) => {
        end(false)
        if (!(cause instanceof Problem)) return
        if (cause.code === 'problems') onRefused(cause.problems)
        // Sent before the page knew that somebody has to agree.
        if (cause.code === 'approval_needed') void ask(start, '')
      },
    })
  }
  const failure = asking.error ?? queue.error
  const told =
    failure instanceof Problem && (failure.code === 'problems' || failure.code === 'approval_needed')
  return {
    send: (start: Start) => void send(start),
    ask: (start: Start, note: string) => void ask(start, note),
    isPending: queue.isPending || asking.isPending,
    error: told ? null : failure,
  }
}
