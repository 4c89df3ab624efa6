import { useAction } from '../host/queries/actions'
import type { OutboxItem, TakenBack } from '../host/types'

/**
 * A person says that an answer was not sent and wants to send it again: it ends, and its words are the draft.
 * Sending stays a step of its own.
 */
export function useSendAgain(item: OutboxItem, onBack: (back: TakenBack) => void) {
  const resolve = useAction('Resolve')
  const takeBack = useAction('TakeBack')
  // Not by callbacks of mutate: the buttons may be gone as soon as the outcome is known.
  const again = async () => {
    await resolve.mutateAsync({ id: item.id, sent: false })
    onBack(await takeBack.mutateAsync({ id: item.id }))
  }
  return {
    again: () => void again().catch(() => undefined), // what went wrong is in error
    busy: resolve.isPending || takeBack.isPending,
    error: resolve.error ?? takeBack.error,
  }
}
