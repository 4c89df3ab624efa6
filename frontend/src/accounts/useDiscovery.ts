import { useEffect, useRef, useState } from 'react'
import { useKnownMailbox } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import type { Account, Kind, MailboxFound } from '../host/types'
import type { AccountFormState } from './useAccountForm'

export const ADDRESS = 'address'
/** The field that says how to sign in. */
export const WAY = 'auth'

/** What is known of a mail address as it is typed, and the search that a person starts. */
export function useDiscovery(kind: Kind, account: Account | undefined, form: AccountFormState) {
  const address = (form.values[ADDRESS] ?? '').trim()
  const known = useKnownMailbox(address, kind.discover && !account ? kind.kind : '').data
  const action = useAction('DiscoverMailbox')
  const [sought, setSought] = useState<{ of: string; found: MailboxFound } | null>(null)
  const found = sought?.of === address ? sought.found : undefined
  const ways = (found ?? known)?.ways ?? []
  const way = form.values[WAY] ?? ''
  const best = ways[0] ?? ''

  // A service that takes no password must not ask for one; a choice the service has stays.
  const choose = useRef(form.change)
  choose.current = form.change
  const misfit = best !== '' && !ways.includes(way)
  useEffect(() => {
    if (misfit) choose.current(WAY, best)
  }, [misfit, best])

  const asking = useRef('')
  const look = () => {
    asking.current = address
    action.mutate(
      { form: form.filled(), look: true },
      {
        onSuccess: (answer) => {
          if (asking.current !== address) return
          setSought({ of: address, found: answer })
          form.lay(answer.settings)
        },
      },
    )
  }
  return {
    text: (found ?? known)?.text ?? '',
    found,
    /** The way of signing in is worth a question here. */
    chooses: ways.length > 1 || (way !== '' && way !== 'password'),
    canLook: kind.discover && /@.+\../.test(address) && !known?.complete,
    look,
    busy: action.isPending,
    error: action.error,
  }
}

export type DiscoveryState = ReturnType<typeof useDiscovery>
