// Writing first to a customer of the pretend shop, and the memo of an order.
import { Problem } from '../api'
import type { Answers } from '../methods'
import type { OutboxItem, Row, Start, StartDraft, Starters, StartQuery, TakenBack, Way } from '../types'
import { type Desk, mustRow, noDraft, noFacts } from './desk'
import { ticked } from './promises'
import { row } from './rows'
import { asked, check, compose, problem } from './texts'

type Some =
  | 'Starters'
  | 'ComposeStart'
  | 'CheckStart'
  | 'SaveStartDraft'
  | 'DropStartDraft'
  | 'SendStart'
  | 'AskStart'
  | 'SuggestStart'
  | 'NoteOrder'

export const noStart = (order = 0, address = ''): StartDraft => ({
  order,
  inquiry: 0,
  address: order ? '' : address,
  account: 0,
  to: '',
  subject: '',
  category: '',
  text: '',
  template: 0,
  files: [],
  facts: noFacts(),
  accepted: [],
  updated_at: 0,
  by: '',
  version: 0,
})

const keyOf = (order: number, address: string) => (order ? `${order}` : address)

/** An order of the pretend shop has the id of the inquiry that names it. */
export function starts(desk: Desk): Answers<Some> {
  const about = ({ order }: { order: number }) => mustRow(desk, order)
  return {
    Starters: (q) => starters(desk, q),
    ComposeStart: (s) => {
      const found = desk.templates.find((t) => t.id === s.template)
      if (!found) throw new Problem('not_found', 'テンプレートが見つかりません。')
      return { ...compose(found, about(s), desk.now), subject: s.subject }
    },
    CheckStart: (s) => checkStart(desk, s),
    SaveStartDraft: (d) => {
      const saved = { ...d, version: d.version + 1, updated_at: Date.now(), by: '高橋' }
      desk.starts.set(keyOf(d.order, d.address), saved)
      return saved
    },
    DropStartDraft: ({ order, address }) => {
      desk.starts.delete(keyOf(order, address))
      return {}
    },
    SendStart: (s) => sendStart(desk, s),
    SuggestStart: () => ({
      suggestions: desk.templates
        .slice(0, 3)
        .map((t) => ({ id: t.id, name: t.name, why: 'よく使う', missing: 0 })),
    }),
    AskStart: ({ start }) => {
      const { id, inquiry_id } = sendStart(desk, start)
      desk.outbox = desk.outbox.filter((o) => o.id !== id)
      return { id: inquiry_id }
    },
    NoteOrder: ({ order, text, signed }) => {
      const line = signed ? `2026/11/20 高橋 ${text}` : text
      const memo = [desk.memos.get(order) ?? '', line].filter(Boolean).join('\n')
      desk.memos.set(order, memo)
      return { memo }
    },
  }
}

function waysTo(desk: Desk, of: Row | undefined): Way[] {
  const way = (kind: string, over: Partial<Way>): Way[] => {
    const account = desk.accounts.find((a) => a.kind === kind)
    if (!account) return []
    const { id, name, label, mark, shape } = account
    const rules = {
      max_chars: kind === 'yahoo' ? 2000 : 0,
      warn_chars: 0,
      max_line: 0,
      link_hosts: [],
      max_files: 0,
      max_file_size: 0,
      file_types: [],
      no_subject: false,
      emoji_as_two: false,
    }
    return [
      {
        account: id,
        name,
        kind,
        label,
        mark,
        shape,
        ok: true,
        why: '',
        by_order: false,
        subject: true,
        categories: [],
        rules,
        ...over,
      },
    ]
  }
  const relay =
    '楽天のあんしんメルアドへは、楽天のあんしんメルアド用の送信サーバーからしか届きません。接続の「くわしい設定」にあんしんメルアドの設定を入れてから送ってください。'
  return [
    ...(of?.kind === 'yahoo' ? way('yahoo', { by_order: true }) : []),
    ...way('mailbox', of?.kind === 'rakuten' ? { ok: false, why: relay } : {}),
  ]
}

function starters(desk: Desk, q: StartQuery): Starters {
  const id = q.order || q.inquiry
  const of = id ? mustRow(desk, id) : undefined
  const order = of?.order_number ? of.id : 0
  const address = of?.kind === 'yahoo' ? '' : (of && 'customer@example.jp') || q.to
  return {
    order,
    inquiry: q.inquiry,
    number: of?.order_number ?? '',
    brief: of?.order_number ? `11/15 注文・${of.customer}` : '',
    url: of && of.kind !== 'mailbox' ? 'https://mall.example/order/1' : '',
    mall: of?.kind === 'rakuten' ? '楽天市場' : 'Yahoo!ショッピング',
    customer: of?.customer ?? '',
    address,
    subject: of?.order_number ? `ご注文（${of.order_number}）について` : '',
    ways: waysTo(desk, of),
    draft: desk.starts.get(keyOf(order, address)) ?? noStart(order, address),
  }
}

function checkStart(desk: Desk, s: Start) {
  const of = s.order ? mustRow(desk, s.order) : mustRow(desk, 1)
  const checked = check({ ...asked(of.id, s.text, s.files), facts: s.facts }, of, desk.now)
  if (desk.templates.find((t) => t.id === s.template)?.approval) checked.must_ask = 'template'
  if (!s.subject)
    checked.problems.unshift(
      problem({ code: 'no_subject', text: '件名がありません。件名を書いてください。' }),
    )
  return checked
}

function sendStart(desk: Desk, s: Start): OutboxItem {
  const problems = checkStart(desk, s).problems.filter((p) => !p.warn)
  if (problems.length > 0) throw new Problem('problems', 'このままでは送れません。', '', problems)
  const of = s.order ? mustRow(desk, s.order) : undefined
  const account = desk.accounts.find((a) => a.id === s.account)
  const { kind = 'mailbox', mall = '', mark = '✉', shape = 'square' } = account ?? {}
  const now = Date.now()
  const inquiry = desk.nextId++
  const customer = of?.customer ?? s.customer
  desk.rows.set(
    inquiry,
    row(inquiry, 1, desk.now, {
      account: s.account,
      kind,
      mark,
      shape,
      mall,
      remote_id: '',
      subject: s.subject,
      customer,
      snippet: '',
      state: 'waiting',
      order_number: of?.order_number ?? '',
      message_count: 0,
      due_at: 0,
      last_at: now,
      unread: false,
    }),
  )
  const item: OutboxItem = {
    id: desk.nextId++,
    inquiry_id: inquiry,
    account: s.account,
    kind,
    mark,
    shape,
    mall,
    customer,
    subject: s.subject,
    text: s.text,
    files: s.files,
    state: 'queued',
    done: false,
    send_at: s.at || now + desk.shop.hold * 1000,
    planned: s.at > 0,
    follow_at: 0,
    sent_at: 0,
    created_at: now,
    attempts: 0,
    code: '',
    reason: '',
    by: '高橋',
    starts: true,
    order_number: of?.order_number ?? '',
    to: s.to,
    likely: '',
    absent_at: 0,
    records: ticked(s.facts.records),
  }
  desk.outbox = [item, ...desk.outbox]
  desk.begun.set(inquiry, s)
  desk.starts.delete(keyOf(s.order, s.to))
  return item
}

/** A first text taken back: its inquiry goes, its words are the draft of the form. */
export function unstart(desk: Desk, item: OutboxItem): TakenBack {
  const s = desk.begun.get(item.inquiry_id)
  if (!s) throw new Problem('not_found', '送信待ちにありません。')
  const draft = {
    ...noStart(s.order, s.to),
    account: s.account,
    to: s.to,
    subject: s.subject,
    text: s.text,
    template: s.template,
    facts: s.facts,
    updated_at: Date.now(),
    version: 1,
  }
  desk.starts.set(keyOf(s.order, s.to), draft)
  desk.rows.delete(item.inquiry_id)
  return { starts: true, draft: noDraft(0), start: draft }
}
