import { useState } from 'react'
import { call } from '../host/api'
import { useMailImport as useRun } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'

/** Bringing in the mails of before: where they lie, how far it is, how it ended. */
export function useMailImport(account: number) {
  const inWindow = useMe().data?.window ?? false
  const state = useRun(true).data
  const start = useAction('MailImportStart')
  const stop = useAction('MailImportStop')
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const mine = state?.account === account
  const running = mine && (state?.running ?? false)
  // The page may have been left while it ran: its end is told then, too.
  if (running && !asked) setAsked(true)

  const pick = async (folder: boolean) => {
    setRefused(null)
    try {
      const { paths } = await call('PickMails', { folder })
      if (paths.length > 0) await start.mutateAsync({ account, paths })
    } catch (error) {
      setRefused(error)
    }
  }
  return {
    inWindow,
    open: asked,
    setOpen: setAsked,
    state: mine ? state : undefined,
    running,
    elsewhere: !mine && (state?.running ?? false),
    pick: (folder: boolean) => void pick(folder),
    stop: () => stop.mutate({}),
    stopping: stop.isPending,
    error: refused ?? stop.error,
  }
}

export type MailImportRun = ReturnType<typeof useMailImport>
