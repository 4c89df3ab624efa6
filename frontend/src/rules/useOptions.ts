import { useAccounts } from '../host/queries/accounts'
import { useTemplates } from '../host/queries/compose'
import { useStaff } from '../host/queries/people'
import { useCategories, useTags } from '../host/queries/rules'
import type { RuleChoice } from '../host/types'
import { rules as words } from '../text/ja.rules'

export type Option = { id: number; name: string }

const WORKS = ['owner', 'staff', 'trainee']

/** What can be chosen in a rule, by the word of the fact or the action. */
export function useOptions(choices: RuleChoice[]) {
  const accounts = useAccounts().data?.accounts ?? []
  const categories = useCategories().data?.categories ?? []
  const tags = useTags().data?.tags ?? []
  const templates = useTemplates().data?.templates ?? []
  const people = (useStaff().data?.staff ?? []).filter((s) => !s.off && WORKS.includes(s.role))
  const ids: Record<string, Option[]> = {
    account: accounts,
    weekday: words.weekdays.map((name, id) => ({ id, name })),
    category: categories,
    tags,
    template: templates,
    owner: people,
    round_robin: people,
    least_open: people,
  }
  return {
    of: (word: string): Option[] => ids[word] ?? [],
    codes: (fact: string) => choices.filter((c) => c.fact === fact),
  }
}

export type Options = ReturnType<typeof useOptions>
