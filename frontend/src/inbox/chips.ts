import { type Filter, FLAGS, NO_FILTER } from '../filter'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import type { useChoices } from './useChoices'

export type Chip = { key: string; label: string; without: Partial<Filter> }

type Names = ReturnType<typeof useChoices>

const nameIn = (all: readonly { value: number; label: string }[], id: number) =>
  all.find((c) => c.value === id)?.label ?? ''

/** Each filter that is on, in words, and what the list is without it. */
export function chipsOf(f: Filter, names: Names): Chip[] {
  const chip = (key: string, label: string, without: Partial<Filter>): Chip[] =>
    label ? [{ key, label, without }] : []
  return [
    ...chip('states', f.states.map((s) => ja.states[s] ?? s).join('・'), { states: NO_FILTER.states }),
    ...chip('owner', f.owner ? `${words.fields.owner} ${nameIn(names.people, f.owner)}` : '', { owner: 0 }),
    ...chip('due', words.dues[f.due] ?? '', { due: '' }),
    ...chip('category', nameIn(names.categories, f.category), { category: 0 }),
    ...chip('tag', f.tag ? `${words.fields.tag} ${nameIn(names.tags, f.tag)}` : '', { tag: 0 }),
    ...chip('stage', words.stages[f.stage] ?? '', { stage: '' }),
    ...chip('care', words.cares[f.care] ?? '', { care: '' }),
    ...FLAGS.flatMap((flag) => (f[flag] ? chip(flag, words.flags[flag], { [flag]: false }) : [])),
    ...chip('accounts', f.accounts.map((id) => nameIn(names.accounts, id)).join('・'), {
      accounts: NO_FILTER.accounts,
    }),
  ]
}
