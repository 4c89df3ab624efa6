// The pretend shop's rules. Trying one looks for its words in the subjects, which is all a page has to know.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Rule, RuleTest, RuleTrial } from '../types'
import { namesOf } from './categories'
import type { Desk } from './desk'

type State = { rules: Rule[]; guess: boolean }

const kept = new WeakMap<Desk, State>()

export function rulesOf(desk: Desk): State {
  const state = kept.get(desk) ?? { rules: [], guess: true }
  kept.set(desk, state)
  return state
}

const choices = [
  { fact: 'channel', code: 'rakuten', label: '楽天 R-Messe' },
  { fact: 'channel', code: 'yahoo', label: 'Yahoo!ショッピング' },
  { fact: 'channel', code: 'mailbox', label: 'メール' },
  { fact: 'mall', code: 'rakuten', label: '楽天市場' },
  { fact: 'order_state', code: 'ready', label: '発送待ち' },
  { fact: 'order_state', code: 'shipped', label: '発送済み' },
  { fact: 'carrier', code: 'yamato', label: 'ヤマト運輸' },
  { fact: 'kind', code: 'official', label: 'モールの公式のお知らせ' },
]

const typed = ['subject', 'text', 'words', 'sender', 'mall_category', 'item', 'payment']

const wrong = (t: RuleTest) => typed.includes(t.fact) && !t.words.some((w) => w.trim())

function mustBeGood(rule: Rule) {
  if (!rule.name.trim()) throw new Problem('name', '規則の名前が空です。名前を入れてください。')
  const problems = rule.when.tests.flatMap((t, i) => (wrong(t) ? [at(`when.tests.${i}`)] : []))
  rule.actions.forEach((a, i) => {
    if (a.do === 'category' && a.ids.length === 0) problems.push(at(`actions.${i}`))
    if (a.do === 'ignore' && !a.sure) problems.push(at(`actions.${i}`))
  })
  if (rule.actions.length === 0) problems.push(at('actions'))
  if (problems.length > 0) throw new Problem('rule', '規則に直すところがあります。', '', problems)
}

const at = (code: string) => ({
  code,
  text: '1 つ以上入れてください。',
  fix: '',
  fix_to: '',
  start: 0,
  end: 0,
  key: '',
  accepted: false,
  in: '',
  warn: false,
})

function tryOn(desk: Desk, rule: Rule): RuleTrial {
  const words = rule.when.tests.flatMap((t) => t.words)
  const all = [...desk.rows.values()]
  const hit = all.filter((r) => words.some((w) => r.subject.includes(w)))
  const to = rule.actions.find((a) => a.do === 'category')
  const name = namesOf(desk).categories.find((c) => c.id === to?.ids[0])?.name ?? ''
  return {
    looked: all.length,
    cut: false,
    matched: hit.length,
    earlier: 0,
    changed: hit.length,
    categories: hit.filter((r) => r.category_id > 0).length,
    owners: 0,
    inquiries: hit.slice(0, 200).map((r) => ({
      id: r.id,
      at: r.last_in_at,
      subject: r.subject,
      customer: r.customer,
      mark: r.mark,
      shape: r.shape,
      changes: to
        ? [{ do: 'category', now: r.topic, to: name, same: r.topic === name, person: r.category_id > 0 }]
        : [],
    })),
  }
}

const nameIn = (desk: Desk) => (id: number) => namesOf(desk).categories.find((c) => c.id === id)?.name ?? ''

const body = (r: Rule) => JSON.stringify([r.when, r.actions.map((a) => ({ ...a, names: [] }))])

export function rules(desk: Desk) {
  return {
    Rules: () => ({ ...rulesOf(desk), choices }),
    SaveRule: (r) => {
      mustBeGood(r)
      const state = rulesOf(desk)
      const before = state.rules.find((o) => o.id === r.id)
      if (before && before.version !== r.version)
        throw new Problem('conflict', 'ほかの画面で先に変更されました。')
      const saved: Rule = {
        ...r,
        actions: r.actions.map((a) => ({ ...a, names: a.do === 'category' ? a.ids.map(nameIn(desk)) : [] })),
        id: r.id || desk.nextId++,
        active: r.active && before !== undefined && body(before) === body(r),
        version: r.version + 1,
      }
      const others = state.rules.filter((o) => o.id !== r.id)
      others.splice(r.id ? r.position : others.length, 0, saved)
      state.rules = others.map((o, position) => ({ ...o, position }))
      return state.rules.find((o) => o.id === saved.id) ?? saved
    },
    RemoveRule: (r) => {
      const state = rulesOf(desk)
      state.rules = state.rules.filter((o) => o.id !== r.id)
      return {}
    },
    TryRule: ({ rule }) => {
      mustBeGood(rule)
      return tryOn(desk, rule)
    },
    SetGuess: ({ on }) => {
      rulesOf(desk).guess = on
      return {}
    },
  } satisfies Partial<Answers<Method>>
}
