import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../host/api'
import { useSignInState } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import { useMe } from '../host/queries/people'
import type { AccountForm, SignInBegun } from '../host/types'

/** One sign-in through the person's own browser, from the button to its end. */
export function useSignIn(onDone: (id: string) => void) {
  const [begun, setBegun] = useState<SignInBegun | null>(null)
  const [opening, setOpening] = useState<unknown>(null)
  const client = useQueryClient()
  const inWindow = useMe().data?.window ?? false
  const begin = useAction('SignInBegin')
  const paste = useAction('SignInPaste')
  const cancel = useAction('SignInCancel')
  const watched = useSignInState(begun?.id ?? '')
  const state = watched.data
  const told = useRef('')
  const done = useRef(onDone)
  done.current = onDone

  useEffect(() => {
    if (!begun || state?.id !== begun.id || state.state !== 'done' || told.current === begun.id) return
    told.current = begun.id
    void client.invalidateQueries({ queryKey: keys.accounts })
    void client.invalidateQueries({ queryKey: keys.alerts })
    done.current(begun.id)
  }, [begun, state, client])

  /** The window hands the address to the system's browser; a page in a browser opens it beside itself. */
  const open = (b: SignInBegun) => {
    setOpening(null)
    if (!inWindow) window.open(b.url, '_blank', 'noopener')
    else call('SignInOpen', { id: b.id }).catch(setOpening)
  }
  const start = (form: AccountForm) =>
    begin.mutate(form, {
      onSuccess: (b) => {
        setBegun(b)
        open(b)
      },
    })
  const stop = () => {
    if (begun) cancel.mutate({ id: begun.id })
    setBegun(null)
  }
  const read = () => void watched.refetch()
  return {
    begun,
    state,
    waiting: begun !== null && (state === undefined || state.state === 'waiting') && !watched.error,
    failed: state?.state === 'failed' ? state.text : '',
    error: begin.error ?? paste.error ?? watched.error ?? opening,
    busy: begin.isPending,
    pasting: paste.isPending,
    start,
    open: () => begun && open(begun),
    hand: (address: string) => begun && paste.mutate({ id: begun.id, address }, { onSuccess: read }),
    stop,
  }
}

export type SignInFlow = ReturnType<typeof useSignIn>
