// Filling and checking of answers, as the program does it.

import { longDay } from '../../text/format'
import type { Ask, Checked, CheckQuery, Composed, Problem, Row, Template, Value } from '../types'
import { noFacts } from './desk'
import { shop } from './house'
import { variables } from './house-templates'
import { facts } from './orders'
import { recordsOf } from './promises'

const MAX_CHARS = 2000
const MAX_LINE = 300

function known(row: Row, now: number): Record<string, string> {
  const linked = row.order_number !== ''
  return {
    お客様名: row.customer,
    商品名: linked ? (facts(row, now).lines[0]?.name ?? '') : '',
    注文番号: row.order_number,
    今日: longDay(now),
    店舗名: shop.shop_name,
    担当者: shop.staff_name,
  }
}

export function compose(template: Template, row: Row, now: number): Composed {
  const of = known(row, now)
  const values: Value[] = []
  let text = ''
  let last = 0
  for (const hit of template.body.matchAll(/\{([^}]+)\}/g)) {
    const name = hit[1] ?? ''
    const value = of[name] ?? ''
    text += template.body.slice(last, hit.index)
    const put = value || `{${name}}`
    const source = variables.find((v) => v.name === name)?.source ?? ''
    values.push({
      name,
      filter: '',
      text: value,
      source,
      personal: false,
      missing: value === '',
      why: '',
      start: text.length,
      end: text.length + put.length,
    })
    text += put
    last = hit.index + hit[0].length
  }
  text += template.body.slice(last)
  const { problems } = check(asked(row.id, text), row, now)
  return { subject: '', text, values, problems, asks: asksOf(text) }
}

/** A question about a text that nobody has accepted anything in. */
export const asked = (id: number, text: string, files: CheckQuery['files'] = []): CheckQuery => ({
  id,
  text,
  files,
  facts: noFacts(),
  template: 0,
  seen_id: 0,
  accepted: [],
})

export const problem = (over: Partial<Problem>): Problem => ({
  code: '',
  text: '',
  fix: '',
  fix_to: '',
  start: 0,
  end: 0,
  warn: false,
  key: `${over.code}:${over.start ?? 0}`,
  accepted: false,
  in: '',
  ...over,
})

function* problemsOf(text: string, row: Row): Generator<Problem> {
  for (const hit of text.matchAll(/\{([^}\n]+)\}/g))
    yield problem({
      code: 'hole',
      fix: 'fill',
      text: `「${hit[1]}」が空です。`,
      start: hit.index,
      end: hit.index + hit[0].length,
    })
  for (const hit of text.matchAll(/\d{6}-\d{8}-\d{10}/g))
    if (hit[0] !== row.order_number)
      yield problem({
        code: 'other_order',
        text: `別のお客様の注文番号（末尾 ${hit[0].slice(-4)}）があります。`,
        fix: 'replace',
        fix_to: row.order_number,
        start: hit.index,
        end: hit.index + hit[0].length,
      })
  for (const hit of text.matchAll(/https?:\/\/[\w./?=-]+/g))
    if (row.kind === 'rakuten')
      yield problem({
        code: 'link',
        text: '楽天では追跡ページのリンクを送れません。',
        fix: 'replace',
        fix_to: '見本運輸 4500-0012-3456',
        start: hit.index,
        end: hit.index + hit[0].length,
      })
  for (const hit of text.matchAll(new RegExp(`[^\\n]{${MAX_LINE + 1},}`, 'g')))
    yield problem({
      code: 'line_too_long',
      text: `1 行が ${hit[0].length} 字あります（上限 ${MAX_LINE} 字）。`,
      fix: 'replace',
      fix_to: hit[0].replace(/。(?=.)/g, '。\n'),
      start: hit.index,
      end: hit.index + hit[0].length,
    })
  for (const hit of text.matchAll(/絶対に?|必ず届/g))
    yield problem({
      code: 'absolute',
      fix: 'fill',
      text: `「${hit[0]}」は、守れないと約束違反になります。`,
      start: hit.index,
      end: hit.index + hit[0].length,
      warn: true,
      key: `absolute:${hit[0]}`,
    })
  if (text.length > MAX_CHARS)
    yield problem({ code: 'too_long', text: `本文が ${text.length} 字あります（上限 ${MAX_CHARS} 字）。` })
}

const PLAIN = { filter: '', personal: false, missing: false, why: '' }

/** The empty variables of a text, as the program asks for them. */
export const asksOf = (text: string): Ask[] =>
  [...new Set([...text.matchAll(/\{([^}\n]+)\}/g)].map((hit) => hit[1] ?? ''))].map((name) => ({
    name,
    kind: /日$/.test(name) ? 'date' : 'text',
    help: variables.find((v) => v.name === name)?.help ?? '',
    why: 'ここは手で入れてください。',
    personal: false,
    setting: name === '返送先住所',
    offers: /日$/.test(name)
      ? [
          { text: '11月24日(火)', label: '次の営業日', sure: true },
          { text: '11月20日(金)', label: '今日', sure: false },
        ]
      : [],
  }))

export function check(q: CheckQuery, row: Row, now: number): Checked {
  const values: Value[] = []
  for (const [name, value] of Object.entries(known(row, now))) {
    const start = value ? q.text.indexOf(value) : -1
    const source = variables.find((v) => v.name === name)?.source ?? ''
    if (start >= 0)
      values.push({
        name,
        filter: '',
        text: value,
        source,
        personal: false,
        missing: false,
        why: '',
        start,
        end: start + value.length,
      })
  }
  const problems = [...problemsOf(q.text, row)]
  if (q.files.length > 3)
    problems.push(
      problem({ code: 'too_many_files', text: `添付は 3 個までです（いま ${q.files.length} 個）。` }),
    )
  for (const [name, text] of Object.entries(q.facts.typed)) {
    const start = text ? q.text.indexOf(text) : -1
    const end = start + text.length
    if (start >= 0) values.push({ ...PLAIN, name, text, source: '入力', start, end })
  }
  values.sort((a, b) => a.start - b.start)
  return {
    problems,
    chars: q.text.length,
    values,
    asks: asksOf(q.text),
    steps: [],
    records: recordsOf(q.text, q.facts.records),
    next: '',
    must_ask: '',
    follow: 0,
  }
}
