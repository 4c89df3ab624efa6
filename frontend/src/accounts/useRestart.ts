import { useAction } from '../host/queries/actions'
import type { Account, Kind } from '../host/types'
import { pages } from '../text/ja.pages'
import { askedOf, fieldOf, type Values, withSecrets } from './form'

export type Wrong = { field: string; text: string }

/**
 * 確かめて再開: tries the new secrets, stores them only when they work, and lets the account receive again.
 * Resolves to null when it runs, else to what is wrong and where.
 */
export function useRestart(account: Account, kind: Kind | undefined) {
  const test = useAction('TestAccount')
  const save = useAction('SaveAccount')
  const resume = useAction('ResumeAccount')

  const restart = async (typed: Values): Promise<Wrong | null> => {
    const secrets = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
    const form = withSecrets(account, secrets)
    const probed = await test.mutateAsync(form)
    if (!probed.ok) {
      return {
        field: fieldOf(askedOf(kind, account.settings), probed.code),
        text: probed.text || pages.form.notOk,
      }
    }
    await save.mutateAsync(form)
    await resume.mutateAsync({ id: account.id })
    return null
  }
  return { restart, busy: test.isPending || save.isPending || resume.isPending }
}
