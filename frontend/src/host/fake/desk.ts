// The pretend program: the same methods over plain lists in memory.
import type {
  Approval,
  CountsQuery,
  Draft,
  DraftFacts,
  InboxQuery,
  Join,
  Message,
  Order,
  OutboxItem,
  Row,
  Start,
  StartDraft,
  Thread,
} from '../types'
import { ownBooks } from './bookwords'
import { customerOf, type Merge } from './customers'
import type { Machine } from './drafting'
import { accounts, shop } from './house'
import { kinds, noMarks } from './house-kinds'
import { templates } from './house-templates'
import { fitsFilter, isOf } from './list'
import { message, messagesOf } from './messages'
import { remembersOrders } from './order'
import { order, orderRow } from './orders'
import { protection, staff } from './people'
import { firstRows, level, oldRows, row } from './rows'
import { HOUR } from './seed'

const SCAN = [
  {
    number: 'mihondo-10048213',
    score: 62,
    reason: 'address',
    reasons: ['address', 'date'],
    verdict: 'offered',
    known: true,
    brief: '11/16 注文・粉引の飯碗',
  },
  {
    number: '412345-20261112-0058812201',
    score: 41,
    reason: 'name',
    reasons: ['name', 'item'],
    verdict: 'offered',
    known: true,
    brief: '11/12 注文・鉄釉マグカップ',
  },
]

export type Desk = ReturnType<typeof newDesk>

/** A fresh shop as it stands at the given time. */
export function newDesk(now: number) {
  const first = firstRows(now)
  const rows = new Map([...first, ...oldRows(now, first.length + 1)].map((r) => [r.id, r]))
  return {
    now,
    rows,
    preparing: { done: 0, all: 0 },
    versions: new Map<number, number>(),
    said: new Map<number, Message[]>(),
    drafts: new Map<number, Draft>(),
    machine: null as Machine | null,
    outbox: [] as OutboxItem[],
    approvals: [] as Approval[],
    starts: new Map<string, StartDraft>(),
    begun: new Map<number, Start>(),
    memos: new Map<number, string>(),
    private: new Set<number>(),
    refused: new Map<number, Set<string>>(),
    merges: [] as Merge[],
    joins: [] as Join[],
    trusted: new Set<string>(),
    forged: false,
    oldPhones: new Set<number>(),
    /** Messages that are worth reading again. */
    models: new Map<number, string>(),
    accounts: accounts(now),
    templates: [...templates],
    shop: { ...shop },
    staff: staff(),
    sitting: 1,
    locked: false,
    protection: protection(),
    retention: { months: 0, most: 120, last_run: '' },
    books: ownBooks,
    nextId: 900_000,
    ...remembersOrders(),
  }
}

/** Made of nothing but a person's words. */
export const noFacts = (): DraftFacts => ({ typed: {}, parts: [], ticked: [], records: [] })

export const noDraft = (id: number): Draft => ({
  id,
  text: '',
  template: 0,
  files: [],
  facts: noFacts(),
  seen_id: 0,
  accepted: [],
  updated_at: 0,
  by: '',
  version: 0,
  over: '',
})

export function mustRow(desk: Desk, id: number): Row {
  const found = desk.rows.get(id)
  if (!found) throw new Error(`no inquiry ${id}`)
  return found
}

export function patch(desk: Desk, id: number, over: Partial<Row>): Row {
  const next = { ...mustRow(desk, id), ...over }
  next.level = level(next.due_at, desk.now)
  desk.rows.set(id, next)
  return next
}

export function inbox(desk: Desk, q: InboxQuery) {
  const words = q.search.split(/\s+/).filter(Boolean)
  const fits = (r: Row) =>
    (words.length > 0 || !q.state || r.state === q.state) &&
    (q.state !== '' || q.states.length === 0 || q.states.includes(r.state)) &&
    fitsFilter(q, r) &&
    (!q.uncompleted || (r.state === 'waiting' && marksOf(r).complete)) &&
    words.every((w) => `${r.subject}${r.customer}${r.snippet}${r.order_number}`.includes(w))
  // A mall's own letter stands above everything while it waits for an answer.
  const due = (r: Row) =>
    r.due_at ? r.due_at - (r.official ? Number.MAX_SAFE_INTEGER : 0) : Number.MAX_SAFE_INTEGER
  const newest = (a: Row, b: Row) => b.last_at - a.last_at || a.id - b.id
  const found = [...desk.rows.values()].filter(fits)
  const orders: Record<string, (a: Row, b: Row) => number> = {
    new: newest,
    old: (a, b) => newest(b, a),
    customer: (a, b) =>
      Number(a.customer === '') - Number(b.customer === '') ||
      a.customer.localeCompare(b.customer, 'ja') ||
      a.id - b.id,
  }
  const byDue = (a: Row, b: Row) => due(a) - due(b) || newest(a, b)
  found.sort(orders[q.sort || (words.length ? 'new' : '')] ?? (words.length ? newest : byDue))
  const from = q.after ? found.findIndex((r) => r.id === Number(q.after)) + 1 : 0
  const inquiries = found.slice(from, from + q.limit)
  const more = from + q.limit < found.length
  return { inquiries, next: more ? String(inquiries.at(-1)?.id ?? '') : '' }
}

export function counts(desk: Desk, { accounts, owner }: CountsQuery) {
  const rows = [...desk.rows.values()].filter((r) => isOf(accounts, owner, r))
  const of = (state: string) => rows.filter((r) => r.state === state).length
  const out = (...states: string[]) => desk.outbox.filter((o) => states.includes(o.state)).length
  return {
    new: of('new'),
    working: of('working'),
    review: of('review'),
    waiting: of('waiting'),
    snoozed: of('snoozed'),
    done: of('done'),
    ignored: of('ignored'),
    queued: out('queued', 'sending'),
    trouble: out('failed', 'unknown'),
  }
}

const marksOf = (r: Row) => kinds.find((k) => k.kind === r.kind)?.marks ?? noMarks

export function thread(desk: Desk, id: number): Thread {
  const r = mustRow(desk, id)
  const all = [
    ...(desk.begun.has(id) || r.kind === 'phone' ? [] : messagesOf(r, desk.now)),
    ...(desk.said.get(id) ?? []),
  ]
  const messages = all.map((m) => ({
    ...m,
    suspicious: m.suspicious && !desk.trusted.has(m.address),
    trustable: m.trustable && !desk.forged,
    model: desk.models.has(m.id),
    model_note: desk.models.get(m.id) ?? '',
  }))
  const joins = desk.joins.filter((j) => j.kept === id || j.other === id)
  const newest = Math.max(0, ...messages.map((m) => m.id))
  const seen = r.unread ? (messages.at(-2)?.id ?? 0) : newest
  const refused = desk.refused.get(id)
  return {
    inquiry: r,
    version: desk.versions.get(id) ?? 1,
    address: '',
    category: r.id === 1 ? '商品不良' : '',
    item: { code: '', name: '', url: '' },
    public: r.subject.includes('電子レンジ') && !desk.private.has(id),
    gift: false,
    remote_done: false,
    remote_reason: '',
    marks: marksOf(r),
    phone: r.kind === 'phone',
    called_me: desk.mentions.some((m) => m.inquiry === id),
    tracking: [],
    starting: desk.begun.has(id) && messages.length === 0,
    remote_url: r.kind === 'mailbox' ? '' : 'https://mall.example/inquiry/1',
    about: aboutOf(r),
    seen_id: seen,
    newest_id: newest,
    messages,
    orders: ordersOf(desk, r),
    links: r.order_number ? [] : SCAN.map((l) => (refused?.has(l.number) ? { ...l, verdict: 'refused' } : l)),
    events: [],
    suggested: 0,
    approval:
      desk.approvals.findLast((p) => p.inquiry_id === id && (p.state === 'open' || p.state === 'returned'))
        ?.id ?? 0,
    must_ask: desk.staff.find((s) => s.id === desk.sitting)?.role === 'trainee' ? 'role' : '',
    draft: desk.drafts.get(id) ?? noDraft(id),
    outbox: desk.outbox.filter((o) => o.inquiry_id === id && o.state !== 'sent'),
    rules: rulesOf(r),
    charsets: r.kind === 'mailbox' ? ['iso-2022-jp'] : [],
    charset: desk.oldPhones.has(id) ? 'iso-2022-jp' : '',
    other_orders: r.order_number
      ? [orderRow(r, desk.now), orderRow({ ...r, id: r.id + 1 }, desk.now, '豆皿 5枚組 × 2', 5500)]
      : [],
    customer: customerOf(desk, r),
    joins,
    splittable: r.kind === 'mailbox' && messages.length > 1,
    mergeable:
      r.kind === 'mailbox'
        ? [...desk.rows.values()].filter((o) => o.kind === 'mailbox' && o.id !== id).slice(0, 2)
        : [],
    other_inquiries: [...desk.rows.values()]
      .filter((o) => o.customer && o.customer === r.customer && o.id !== id)
      .slice(0, 2),
  }
}

const ordersOf = (desk: Desk, r: Row) =>
  r.order_number
    ? [
        noted(order(r, desk.now), desk.memos),
        ...(desk.also.get(r.id) ?? []).map((number, i) => ({
          ...order({ ...r, order_number: number, link_reason: 'person' }, desk.now),
          id: 800_000 + r.id * 10 + i,
          linked: false,
        })),
      ]
    : []

/** What a notice mail announces. */
const aboutOf = (r: Row): Thread['about'] =>
  r.about
    ? { kind: r.about, id: r.remote_id, mall: '楽天市場', url: 'https://rmesse.rms.rakuten.co.jp/' }
    : { kind: '', id: '', mall: '', url: '' }

const noted = (o: Order, memos: Map<number, string>): Order => ({
  ...o,
  facts: { ...o.facts, memo: memos.get(o.id) ?? o.facts.memo },
})

const rulesOf = (r: Row): Thread['rules'] => ({
  max_chars: r.kind === 'mailbox' ? 0 : 2000,
  warn_chars: 0,
  max_line: r.kind === 'rakuten' ? 300 : 0,
  link_hosts: [],
  max_files: 3,
  max_file_size: 10_000_000,
  file_types: [],
  no_subject: true,
  emoji_as_two: false,
})

/** A customer writes while the page is open. */
export function arrive(desk: Desk, subject: string): Row {
  const id = desk.nextId++
  const fresh = row(id, 1, desk.now, {
    subject,
    snippet: subject,
    customer: '新着 太郎',
    unread: true,
    due_at: desk.now - HOUR,
    last_in_at: desk.now,
    last_at: desk.now,
  })
  desk.rows.set(id, fresh)
  return fresh
}

export function say(desk: Desk, id: number, over: Partial<Message>) {
  const all = desk.said.get(id) ?? []
  desk.said.set(id, [...all, message({ id: desk.nextId++, sent_at: Date.now(), has_raw: false, ...over })])
}
