// Drafts, checks and the outbox of the pretend shop.
import { Problem } from '../api'
import type { Answers } from '../methods'
import type { OutboxItem, SendRequest } from '../types'
import { type Desk, mustRow, noDraft, noFacts, patch, say } from './desk'
import { ticked } from './promises'
import { noStart, unstart } from './starts'
import { asked, check, compose } from './texts'
import { dropDraft } from './undo'

type Some =
  | 'Compose'
  | 'Check'
  | 'SaveDraft'
  | 'DropDraft'
  | 'Send'
  | 'TakeBack'
  | 'SendNow'
  | 'Outbox'
  | 'Resolve'

export function answers(desk: Desk): Answers<Some> {
  return {
    Compose: ({ id, template, typed }) => {
      const found = desk.templates.find((t) => t.id === template)
      if (!found) throw new Problem('not_found', 'テンプレートが見つかりません。')
      const body = found.body.replace(/\{([^}\n]+)\}/g, (tag, name: string) => typed[name] ?? tag)
      return compose({ ...found, body }, mustRow(desk, id), desk.now)
    },
    Check: (q) => {
      const from = desk.templates.find((t) => t.id === q.template)
      const must_ask = from?.approval ? 'template' : ''
      return { ...check(q, mustRow(desk, q.id), desk.now), must_ask, follow: from?.follow_days ?? 0 }
    },
    SaveDraft: (draft) => {
      const before = desk.drafts.get(draft.id) ?? noDraft(draft.id)
      const follows = draft.over !== '' && before.text === draft.over && before.version === draft.version + 1
      if (before.version !== draft.version && !follows)
        throw new Problem('conflict', 'ほかの画面でこの下書きが変わりました。あなたの文は消えていません。')
      const saved = { ...draft, over: '', version: before.version + 1, updated_at: Date.now(), by: '高橋' }
      desk.drafts.set(draft.id, saved)
      return saved
    },
    DropDraft: ({ id }) => {
      dropDraft(desk, id)
      return {}
    },
    Send: (q) => send(desk, q),
    TakeBack: ({ id }) => takeBack(desk, id),
    SendNow: ({ id }) => {
      const item = mustItem(desk, id)
      settle(desk, id, { state: 'sent', sent_at: Date.now() })
      say(desk, item.inquiry_id, { direction: 'out', author: item.by, text: item.text, outbox_id: id })
      return {}
    },
    Outbox: ({ states }) => ({
      outbox: desk.outbox.filter((o) => states.length === 0 || states.includes(o.state)),
    }),
    Resolve: ({ id, sent }) => {
      settle(desk, id, { state: sent ? 'sent' : 'failed', code: sent ? '' : 'not_sent' })
      return {}
    },
  }
}

function mustItem(desk: Desk, id: number): OutboxItem {
  const item = desk.outbox.find((o) => o.id === id)
  if (!item) throw new Problem('not_found', '送信待ちにありません。')
  return item
}

function settle(desk: Desk, id: number, over: Partial<OutboxItem>) {
  desk.outbox = desk.outbox.map((o) => (o.id === id ? { ...o, ...over } : o))
}

function send(desk: Desk, q: SendRequest): OutboxItem {
  const row = mustRow(desk, q.id)
  const all = check(asked(q.id, q.text, q.files), row, desk.now).problems
  const problems = all.filter((p) => !p.warn || (q.confirm && !q.accepted.includes(p.key)))
  if (problems.length > 0) throw new Problem('problems', 'このままでは送れません。', '', problems)
  const now = Date.now()
  const hold = q.hold < 0 ? desk.shop.hold : q.hold
  const { account, kind, mall, mark, shape, customer, subject } = row
  const item: OutboxItem = {
    id: desk.nextId++,
    inquiry_id: q.id,
    account,
    kind,
    mark,
    shape,
    mall,
    customer,
    subject,
    text: q.text,
    files: q.files,
    state: 'queued',
    done: q.done,
    send_at: q.at || now + hold * 1000,
    planned: q.at > 0,
    follow_at: 0,
    sent_at: 0,
    created_at: now,
    attempts: 0,
    code: '',
    reason: '',
    by: '高橋',
    starts: false,
    order_number: '',
    to: '',
    likely: '',
    absent_at: 0,
    records: ticked(q.facts.records),
  }
  desk.outbox = [item, ...desk.outbox]
  desk.drafts.delete(q.id)
  if (q.id !== 5) patch(desk, q.id, { state: q.done ? 'done' : 'waiting' })
  return item
}

function takeBack(desk: Desk, id: number) {
  const item = mustItem(desk, id)
  if (item.state !== 'queued' && item.state !== 'failed')
    throw new Problem('too_late', 'もう送信が始まっています。取り消せません。')
  desk.outbox = desk.outbox.filter((o) => o.id !== id)
  if (item.starts) return unstart(desk, item)
  const draft = {
    ...noDraft(item.inquiry_id),
    text: item.text,
    files: item.files,
    facts: {
      ...noFacts(),
      records: item.records.map(({ type, amount, confirm }) => ({ type, amount, confirm })),
    },
    updated_at: Date.now(),
    version: 1,
  }
  desk.drafts.set(item.inquiry_id, draft)
  patch(desk, item.inquiry_id, { state: 'new' })
  return { starts: false, draft, start: noStart() }
}
