import { useAccounts, useKinds } from '../host/queries/accounts'
import { go, usePlace } from '../nav'

/** Among the answered: those a mall still counts as open. Only where a mall counts so. */
export function useUncompleted() {
  const { state, search, uncompleted } = usePlace()
  const kinds = useKinds().data?.kinds ?? []
  const accounts = useAccounts().data?.accounts ?? []
  const known = accounts.some((a) => kinds.some((k) => k.kind === a.kind && k.marks.complete))
  const here = state === 'waiting' && !search.trim()
  return {
    known,
    here,
    on: here && uncompleted,
    /** They are all among the answered, so asking for them leads there. */
    turn: (only: boolean) => {
      if (only && !here) go({ to: 'state', state: 'waiting' })
      go({ to: 'uncompleted', only })
    },
  }
}
