// Approval in the pretend shop: one reply at a time, asked for, returned, approved.
import { Problem } from '../api'
import type { Methods } from '../methods'
import type { Approval, SendRequest } from '../types'
import { type Desk, mustRow, noFacts, patch } from './desk'
import { ticked } from './promises'

type Reply = { Send: (q: SendRequest) => Methods['Send'][1] }

const nameOf = (desk: Desk) => desk.staff.find((s) => s.id === desk.sitting)?.name ?? ''

/** Keeps what somebody asks for. */
export function keepAsked(desk: Desk, a: Methods['AskApproval'][0]) {
  const { customer, subject } = mustRow(desk, a.id)
  const by = nameOf(desk)
  const earlier = desk.approvals.findLast((p) => p.inquiry_id === a.id && p.state === 'returned')
  const asked: Approval = {
    id: desk.nextId++,
    inquiry_id: a.id,
    customer,
    subject,
    state: 'open',
    why: 'role',
    text: a.text,
    final: '',
    files: a.files,
    records: ticked(a.facts.records),
    template: 0,
    template_name: '',
    done: a.done,
    send_at: a.at,
    follow: a.follow,
    by,
    asked_at: desk.now,
    answered_by: '',
    answered_at: 0,
    outbox_id: 0,
    version: 1,
    newest: a.seen_id,
    newer: false,
    mine: true,
    may: false,
    words: a.note ? [{ by, at: desk.now, text: a.note }] : [],
    changes: earlier
      ? [
          {
            against: 'earlier',
            pieces: [
              { kind: 'gone', text: earlier.text },
              { kind: 'new', text: a.text },
            ],
          },
        ]
      : [],
  }
  desk.approvals = [...desk.approvals, asked]
}

export function approvals(desk: Desk, reply: Reply) {
  const find = (id: number) => {
    const asked = desk.approvals.find((p) => p.id === id)
    if (!asked) throw new Problem('not_found', '見つかりませんでした。')
    const owner = desk.staff.find((s) => s.id === desk.sitting)?.role !== 'trainee'
    return { ...asked, mine: asked.by === nameOf(desk), may: asked.state === 'open' && owner }
  }
  const set = (id: number, over: Partial<Approval>) => {
    desk.approvals = desk.approvals.map((p) => (p.id === id ? { ...p, ...over, version: p.version + 1 } : p))
  }
  const said = (id: number, text: string) =>
    text ? [...find(id).words, { by: nameOf(desk), at: desk.now, text }] : find(id).words
  return {
    Approvals: ({ inquiry }: Methods['Approvals'][0]) => ({
      approvals: desk.approvals
        .filter((p) => (inquiry ? p.inquiry_id === inquiry : p.state === 'open'))
        .map((p) => find(p.id)),
    }),
    ApprovalByID: ({ id }: Methods['ApprovalByID'][0]) => find(id),
    ApproveReply: (a: Methods['ApproveReply'][0]) => {
      const { inquiry_id, text, files, follow } = find(a.id)
      const { done, at, hold } = a
      const final = a.text || text
      const sent = {
        id: inquiry_id,
        text: final,
        files,
        template: 0,
        facts: noFacts(),
        done,
        hold,
        at,
        follow,
      }
      const item = reply.Send({ ...sent, seen_id: a.seen_id, confirm: false, accepted: [] })
      set(a.id, { state: 'approved', final, outbox_id: item.id, answered_by: nameOf(desk) })
      return item
    },
    ReturnApproval: ({ id, text }: Methods['ReturnApproval'][0]) => {
      set(id, { state: 'returned', words: said(id, text), answered_by: nameOf(desk) })
      patch(desk, find(id).inquiry_id, { state: 'working' })
      return {}
    },
    WithdrawApproval: ({ id }: Methods['WithdrawApproval'][0]) => {
      set(id, { state: 'withdrawn' })
      patch(desk, find(id).inquiry_id, { state: 'working' })
      return {}
    },
    SayApproval: ({ id, text }: Methods['SayApproval'][0]) => {
      set(id, { words: said(id, text) })
      return {}
    },
    ApprovalChanges: ({ id, text }: Methods['ApprovalChanges'][0]) => ({
      against: 'asked',
      pieces: [
        { kind: 'gone', text: find(id).text },
        { kind: 'new', text },
      ],
    }),
    SendTimes: () => ({ times: [{ key: 'tomorrow9', at: desk.now + 20 * 3_600_000, closed: false }] }),
    Reschedule: ({ id, at }: Methods['Reschedule'][0]) => {
      desk.outbox = desk.outbox.map((o) => (o.id === id ? { ...o, send_at: at, planned: true } : o))
      const item = desk.outbox.find((o) => o.id === id)
      if (!item) throw new Problem('not_found', '送信待ちにありません。')
      return item
    },
  }
}
