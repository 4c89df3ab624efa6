import type { Rule, RuleAction, RuleChoice, RuleTest } from '../host/types'
import { rules as words } from '../text/ja.rules'

const facts: Record<string, string> = Object.fromEntries(words.facts)

/** What a test needs beside its fact. */
export type Needs = 'words' | 'choice' | 'ids' | 'amount' | 'hours' | 'nothing'

const needs: Record<string, Needs> = {
  words: 'words',
  subject: 'words',
  text: 'words',
  sender: 'words',
  mall_category: 'words',
  item: 'words',
  payment: 'words',
  channel: 'choice',
  mall: 'choice',
  kind: 'choice',
  order_state: 'choice',
  carrier: 'choice',
  account: 'ids',
  weekday: 'ids',
  amount: 'amount',
  hours: 'hours',
}

export const needsOf = (fact: string): Needs => needs[fact] ?? 'nothing'

export const clockOf = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

const quoted = (list: string[]) =>
  list
    .filter((w) => w.trim())
    .map((w) => `「${w.trim()}」`)
    .join('か')

/** One condition as a person would say it. */
function testText(t: RuleTest, choices: RuleChoice[]): string {
  const fact = facts[t.fact] ?? t.fact
  const label = (code: string) => choices.find((c) => c.fact === t.fact && c.code === code)?.label ?? code
  switch (needsOf(t.fact)) {
    case 'words':
      return `${fact}に${quoted(t.words)}${t.not ? words.hasNot : words.has}`
    case 'choice':
      return `${fact}が${quoted(t.words.map(label))}${t.not ? words.no : words.yes}`
    case 'ids':
      return `${fact}が${quoted(t.names)}${t.not ? words.no : words.yes}`
    case 'amount':
      return `注文の金額が ${t.from.toLocaleString('ja-JP')} 円${t.not ? 'より少ない' : '以上である'}`
    case 'hours':
      return `${fact}が ${clockOf(t.from)} から ${clockOf(t.to)} まで${t.not ? words.no : words.yes}`
    default:
      return `${fact}${t.not ? words.no : words.yes}`
  }
}

/** One action as a person would say it. */
function actionText(a: RuleAction): string {
  switch (a.do) {
    case 'category':
      return `分類を${quoted(a.names)}にする`
    case 'owner':
      return `担当を${quoted(a.names)}にする`
    case 'round_robin':
      return `担当を${a.names.length > 0 ? quoted(a.names).replaceAll('か', 'と') : '全員'}に順番に割り当てる`
    case 'least_open':
      return `担当を${a.names.length > 0 ? quoted(a.names) : '全員'}のうち手の空いた人にする`
    case 'tags':
      return `タグ${quoted(a.names).replaceAll('」か「', '」と「')}を付ける`
    case 'due':
      return `返信期限を ${a.amount} ${words.units[a.word] ?? ''}にする`
    case 'template':
      return `テンプレート${quoted(a.names)}をすすめる`
    case 'care':
      return `「${words.cares[a.word] ?? a.word}」の印を付ける`
    case 'ignore':
      return '対応不要にする'
    default:
      return '知らせる'
  }
}

/** A whole rule in one sentence. */
export function ruleText(rule: Rule, choices: RuleChoice[]): string {
  const tests = rule.when.tests.map((t) => testText(t, choices))
  const groups = rule.when.groups.map(
    (g) => `（${g.tests.map((t) => testText(t, choices)).join(g.any ? '、または' : '、かつ')}）`,
  )
  const when = [...tests, ...groups].join(rule.when.any ? '、または' : '、かつ') || 'すべての問い合わせの'
  const does = rule.actions.map(actionText)
  return `${when}とき、${does.join('、')}`
}
