// Reads of the connected shops and mailboxes, and of what is wrong with them.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { AccountForm } from '../types'
import { keys } from './keys'
import { useMayAsk } from './people'

export const useKinds = () =>
  useQuery({ queryKey: keys.kinds, queryFn: () => call('Kinds', {}), staleTime: Infinity })

export const accountsQuery = queryOptions({ queryKey: keys.accounts, queryFn: () => call('Accounts', {}) })

/** While the search is made ready no hint comes: it is looked at now and then. */
const PREPARING = 2000

export const useAccounts = () =>
  useQuery({
    ...accountsQuery,
    enabled: useMayAsk('Accounts'),
    refetchInterval: (query) => (query.state.data?.search.all ? PREPARING : false),
  })

/** What is known of a mail address without asking anybody, as it is typed. */
export const useKnownMailbox = (address: string, kind: string) =>
  useQuery({
    queryKey: keys.known(address),
    queryFn: ({ signal }) =>
      call('DiscoverMailbox', { form: { ...EMPTY_FORM, kind, settings: { address } }, look: false }, signal),
    enabled: kind !== '' && /@.+\../.test(address),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })

const EMPTY_FORM: AccountForm = {
  id: 0,
  version: 0,
  kind: '',
  name: '',
  settings: {},
  secrets: {},
  since: 0,
  sign_in: '',
}

const WATCH = 1000

/** How a sign-in stands; asked every second while it waits, because its end may bring no hint. */
export const useSignInState = (id: string) =>
  useQuery({
    queryKey: keys.signIn(id),
    queryFn: () => call('SignInState', { id }),
    enabled: id !== '',
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.error || (query.state.data && query.state.data.state !== 'waiting') ? false : WATCH,
  })

/** How far the one import of mails is; asked every second while it runs. */
export const useMailImport = (enabled: boolean) =>
  useQuery({
    queryKey: keys.mailImport,
    queryFn: () => call('MailImportState', {}),
    enabled,
    refetchInterval: (query) => (query.state.data?.running ? WATCH : false),
  })

export const useAlerts = () =>
  useQuery({ queryKey: keys.alerts, queryFn: () => call('Alerts', {}), enabled: useMayAsk('Alerts') })

export const useAlertChoices = () =>
  useQuery({ queryKey: keys.alertChoices, queryFn: () => call('AlertChoices', {}) })
