import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Account, AccountForm, Probed, Step } from '../host/types'

/** 接続テスト: step by step where the connection can tell them apart, else in one sentence. */
export function useConnectionTest(account: Account) {
  const [probed, setProbed] = useState<Probed | null>(null)
  const [steps, setSteps] = useState<Step[] | null>(null)
  const [at, setAt] = useState(0)
  const test = useAction('TestAccount')
  const inspect = useAction('InspectAccount')
  const busy = test.isPending || inspect.isPending
  const close = () => {
    setProbed(null)
    setSteps(null)
  }
  const run = (form: AccountForm) => {
    if (busy) return
    close()
    if (!account.abilities.includes('inspect')) return test.mutate(form, { onSuccess: setProbed })
    inspect.mutate(form, {
      onSuccess: (done) => {
        setSteps(done.steps)
        setAt(Date.now())
      },
    })
  }
  return { probed, steps, at, busy, error: test.error ?? inspect.error, run, close }
}
