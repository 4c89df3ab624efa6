import { ME, NOBODY } from '../filter'
import { useAccounts } from '../host/queries/accounts'
import { useStaff } from '../host/queries/people'
import { useCategories, useTags } from '../host/queries/rules'
import { list as words } from '../text/ja.list'

export type Choice<T> = { value: T; label: string }

/** What can be chosen for an inquiry or for the list, by name. */
export function useChoices() {
  const staff = (useStaff().data?.staff ?? []).filter((s) => !s.off)
  const categories = useCategories().data?.categories ?? []
  const tags = useTags().data?.tags ?? []
  const accounts = useAccounts().data?.accounts ?? []
  const named = (all: readonly { id: number; name: string }[]): Choice<number>[] =>
    all.map(({ id, name }) => ({ value: id, label: name }))
  return {
    people: [{ value: ME, label: words.me }, { value: NOBODY, label: words.nobody }, ...named(staff)],
    categories: named(categories),
    tags: named(tags),
    accounts: named(accounts),
  }
}
