// What the acting person of the pretend shop did, and the way back.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Change, Draft, DroppedDraft, Row } from '../types'
import { type Desk, mustRow, noDraft } from './desk'

type Step = { change: Change; before: Row[]; after: Row[]; dropped: number; back?: () => void }
type Journal = { steps: Step[]; dropped: (Omit<DroppedDraft, 'inquiry'> & { draft: Draft })[] }

const kept = new WeakMap<Desk, Journal>()

function journalOf(desk: Desk): Journal {
  const journal = kept.get(desk) ?? { steps: [], dropped: [] }
  kept.set(desk, journal)
  return journal
}

/** The acts that can be taken back, and the word of each. */
const verbs: Readonly<Record<string, string>> = {
  SetState: 'state',
  SetOwner: 'assign',
  SetCategory: 'category',
  SetTags: 'tags',
  SetCare: 'care',
  SetDue: 'due',
  Snooze: 'snooze',
  Bulk: 'bulk',
  Link: 'link',
  Unlink: 'unlink',
  AskApproval: 'approval_asked',
  HandOver: 'handed_over',
}

/** Carries out an act and remembers what it changed. */
export function remembered<T>(desk: Desk, method: string, act: () => T): T {
  const verb = verbs[method]
  if (!verb) return act()
  const rows = new Map(desk.rows)
  const result = act()
  const after = [...desk.rows.values()].filter((r) => rows.has(r.id) && rows.get(r.id) !== r)
  const before = after.flatMap((r) => rows.get(r.id) ?? [])
  const first = after[0]
  if (first) add(desk, verb, verb === 'state' ? first.state : detailOf(verb, first, before[0]), before, after)
  return result
}

const detailOf = (verb: string, now: Row, was: Row | undefined) =>
  verb === 'assign' ? now.owner : verb === 'unlink' ? (was?.order_number ?? '') : now.order_number

function add(desk: Desk, verb: string, detail: string, before: Row[], after: Row[], dropped = 0) {
  const of = before[0]
  journalOf(desk).steps.unshift({
    change: {
      id: desk.nextId++,
      at: Date.now(),
      verb,
      detail,
      inquiry: of?.id ?? 0,
      customer_id: 0,
      customer: of?.customer ?? '',
      order_number: of?.order_number ?? '',
      mall: of?.mall ?? '',
      subject: of?.subject ?? '',
      count: before.length,
      undone_at: 0,
    },
    before,
    after,
    dropped,
  })
}

/** Remembers an act whose way back is its own, and returns how to say that it was taken. */
export function addWay(
  desk: Desk,
  verb: string,
  about: { row?: Row; customer?: Row; detail?: string },
  back: () => void,
) {
  const { row, customer, detail = '' } = about
  add(desk, verb, detail, row ? [row] : [], [])
  const [step] = journalOf(desk).steps
  if (!step) return
  step.back = back
  step.change.count = 1
  if (customer) Object.assign(step.change, { customer_id: customer.id, customer: customer.customer })
}

/** Marks what was taken back by its own button. */
export function tookBack(desk: Desk, verb: string) {
  const step = journalOf(desk).steps.find((s) => s.change.verb === verb && !s.change.undone_at)
  if (step) step.change.undone_at = Date.now()
}

/** Throws a draft away as the program does: it can be had back. */
export function dropDraft(desk: Desk, id: number) {
  const draft = desk.drafts.get(id)
  desk.drafts.delete(id)
  if (!draft?.text) return
  const number = desk.nextId++
  const { text, by } = draft
  journalOf(desk).dropped.unshift({
    id: number,
    text,
    files: draft.files.length,
    at: Date.now(),
    by,
    draft,
  })
  add(desk, 'draft_drop', '', [mustRow(desk, id)], [], number)
}

function restore(desk: Desk, id: number): Draft {
  const journal = journalOf(desk)
  const was = journal.dropped.find((d) => d.id === id)
  if (!was) throw new Problem('no_dropped', 'その下書きはもうありません。')
  journal.dropped = journal.dropped.filter((d) => d !== was)
  const now = desk.drafts.get(was.draft.id) ?? noDraft(was.draft.id)
  const text = now.text ? `${was.text}\n\n${now.text}` : was.text
  // A test's clock stands still; what is picked up is still the newer text.
  const updated_at = Math.max(now.updated_at, was.draft.updated_at, Date.now()) + 1
  const draft = { ...was.draft, text, updated_at, version: now.version + 1 }
  desk.drafts.set(draft.id, draft)
  return draft
}

function takeBack(desk: Desk, step: Step) {
  step.change.undone_at = Date.now()
  step.back?.()
  if (step.dropped) restore(desk, step.dropped)
  const back = step.before.filter((_, i) => !step.after[i] || same(desk, step.after[i]))
  for (const row of back) if (!step.dropped && !step.back) desk.rows.set(row.id, row)
  const left = step.before.filter((r) => !back.includes(r))
  return {
    change: step.change,
    back: back.map((r) => r.id),
    left: left.map((r) => ({
      inquiry: r.id,
      customer: r.customer,
      order_number: r.order_number,
      mall: r.mall,
      subject: r.subject,
      part: 'state',
      why: 'changed',
      by: '',
    })),
  }
}

const same = (desk: Desk, row: Row) => {
  const now = mustRow(desk, row.id)
  return now.state === row.state && now.owner_id === row.owner_id && now.order_number === row.order_number
}

export function undo(desk: Desk) {
  return {
    Changes: ({ limit }) => ({
      changes: journalOf(desk)
        .steps.map((s) => s.change)
        .slice(0, limit || 50),
    }),
    Undo: ({ id }) => {
      const step = journalOf(desk).steps.find((s) => (id ? s.change.id === id : !s.change.undone_at))
      if (!step) throw new Problem('nothing_to_undo', '取り消せる操作がありません。何も変えていません。')
      return takeBack(desk, step)
    },
    Drafts: () => ({
      drafts: [...desk.drafts.values()].map((d) => ({
        inquiry: mustRow(desk, d.id),
        text: d.text,
        files: d.files.length,
        updated_at: d.updated_at,
        by: d.by,
      })),
    }),
    DroppedDrafts: ({ id }) => ({
      drafts: journalOf(desk)
        .dropped.filter((d) => !id || d.draft.id === id)
        .map(({ draft, ...d }) => ({ ...d, inquiry: mustRow(desk, draft.id) })),
    }),
    RestoreDraft: ({ id }) => restore(desk, id),
  } satisfies Partial<Answers<Method>>
}
