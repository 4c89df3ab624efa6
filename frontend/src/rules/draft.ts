import type { Problem as Refused, Rule, RuleAction, RuleInner, RuleTest } from '../host/types'

/** A rule that nobody has written yet: the sentence begins with its words. */
export const newRule = (): Rule => ({
  id: 0,
  name: '',
  position: 0,
  active: false,
  when: { any: false, tests: [newTest()], groups: [] },
  actions: [newAction()],
  go_on: false,
  again: false,
  hits: 0,
  fault: '',
  version: 0,
})

export const newTest = (fact = 'words', not = false): RuleTest => ({
  fact,
  not,
  words: [],
  ids: [],
  names: [],
  from: fact === 'hours' ? 540 : 0,
  to: fact === 'hours' ? 1080 : 0,
})

export const newAction = (what = 'category'): RuleAction => ({
  do: what,
  ids: [],
  names: [],
  word: what === 'due' ? 'business_days' : what === 'care' ? 'care' : '',
  amount: what === 'due' ? 1 : 0,
  sure: false,
})

export const newGroup = (): RuleInner => ({ any: true, tests: [newTest()] })

/** A list with one place changed, or without it. */
export const put = <T>(list: T[], at: number, one: T) => list.map((old, i) => (i === at ? one : old))
export const drop = <T>(list: T[], at: number) => list.filter((_, i) => i !== at)

export type Faults = (place: string) => string

/** What was refused, by the place of the field. */
export const faultsOf =
  (problems: Refused[]): Faults =>
  (place) =>
    problems.find((p) => p.code === place)?.text ?? ''

/** Words as they are typed: a comma at the end stays until the next word comes. */
export const typedWords = (text: string) => (text === '' ? [] : text.split(/[、,，]/))
export const wordsTyped = (words: string[]) => words.join('、')
