import type { Snippet, Variable } from '../host/types'
import { template as words } from '../text/ja.template'
import { fold, suggest } from './match'

/** What may stand after an open brace; put is what goes into the text when it is more than the name. */
export type Offer = { name: string; help: string; source: string; put?: string }

const COLON = /[:：]/

/** Signs that are no facts: choices, repetitions, shared texts. */
const blocks: readonly Offer[] = words.blocks.map(([name, help, put]) => ({
  name,
  help,
  source: words.block,
  put,
}))

const starting = (all: readonly Offer[], word: string) =>
  all.filter((o) => fold(o.name).startsWith(fold(word.trim())))

/** What fits to the typed beginning: facts and blocks, after a colon filters or the names of shared texts. */
export function offers(variables: readonly Variable[], snippets: readonly Snippet[], word: string): Offer[] {
  if (!COLON.test(word)) return [...suggest(variables, word), ...starting(blocks, word)]
  const [name = '', ...rest] = word.split(COLON)
  const typed = rest.at(-1) ?? ''
  if (name.trim() === words.snippet)
    return snippets
      .filter((s) => fold(s.name + s.reading).includes(fold(typed)))
      .map((s) => ({ name: `${words.snippet}:${s.name}`, help: s.body.slice(0, 40), source: words.snippet }))
  const before = [name.trim(), ...rest.slice(0, -1)].join(':')
  const filters = variables.find((v) => v.name === name.trim())?.filters ?? []
  return filters
    .filter((f) => fold(f).startsWith(fold(typed)))
    .map((f) => ({ name: `${before}:${f.replace('N', '1')}`, help: f, source: words.filter }))
}
