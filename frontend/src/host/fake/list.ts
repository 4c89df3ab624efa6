// Filters, saved lists and acts on many inquiries of the pretend shop.
import { Problem } from '../api'
import { EVERYTHING } from '../everything'
import type { Methods } from '../methods'
import type { BulkRequest, InboxQuery, Row, View } from '../types'
import { answers } from './answers'
import { namesOf } from './categories'
import { type Desk, mustRow, patch } from './desk'
import { recordsOf } from './promises'

const ME = 1
const NOBODY = -1

const ownerId = (owner: number) => (owner === -2 ? ME : owner)

export function isOf(accounts: readonly number[], owner: number, r: Row) {
  if (accounts.length > 0 && !accounts.includes(r.account)) return false
  return owner === 0 || (owner === NOBODY ? r.owner === '' : r.owner_id === ownerId(owner))
}

export const fitsFilter = (q: InboxQuery, r: Row) =>
  isOf(q.accounts, q.owner, r) &&
  (!q.category || r.category_id === q.category) &&
  (!q.tag || r.tags.some((t) => t.id === q.tag)) &&
  (!q.due || (q.due === 'none' ? r.due_at === 0 : r.level === q.due)) &&
  (!q.stage || (q.stage === 'before') === (r.order_number === '')) &&
  (!q.care || (q.care === 'any' ? r.care !== '' : r.care === q.care)) &&
  (!q.unread || r.unread) &&
  (!q.files || r.has_files) &&
  (!q.vip || r.vip) &&
  (!q.repeat || r.repeat) &&
  (!q.scam || r.scam)

const OPEN = ['new', 'working', 'review']

const builtIn = (word: string, name: string, query: Partial<InboxQuery>): View => ({
  id: 0,
  built_in: word,
  name,
  shared: true,
  position: 0,
  query: { ...EVERYTHING, states: OPEN, ...query },
  version: 0,
})

const BUILT_IN = [
  builtIn('mine', '自分の担当', { owner: -2, states: [...OPEN, 'snoozed'] }),
  builtIn('nobody', '担当なし', { owner: NOBODY }),
  builtIn('late', '期限後', { due: 'late' }),
  builtIn('before', '購入前', { stage: 'before' }),
  builtIn('care', '注意が必要', { care: 'any' }),
]

/** The row as a person's wish leaves it. */
function wished(desk: Desk, r: Row, q: Omit<BulkRequest, 'items'>): Partial<Row> {
  const { categories, tags } = namesOf(desk)
  const over: Partial<Row> = {}
  if (q.state) over.state = q.state
  if (q.set.includes('owner')) {
    over.owner_id = Math.max(0, ownerId(q.owner))
    over.owner = desk.staff.find((s) => s.id === over.owner_id)?.name ?? ''
  }
  if (q.set.includes('category')) {
    over.category_id = q.category
    over.topic = categories.find((c) => c.id === q.category)?.name ?? ''
  }
  if (q.set.includes('care')) over.care = q.care
  if (q.set.includes('due_at')) over.due_at = q.due_at
  const added = tags.filter((t) => q.tags.includes(t.id)).map(({ id, name }) => ({ id, name }))
  const kept = r.tags.filter((t) => !q.untags.includes(t.id) && !q.tags.includes(t.id))
  return { ...over, tags: [...kept, ...added] }
}

const NOTHING = { set: [], state: '', owner: 0, category: 0, care: '', due_at: 0, tags: [], untags: [] }

function bulk(desk: Desk, q: BulkRequest): Methods['Bulk'][1] {
  const refused = q.items.flatMap(({ id, last_at }) => {
    const r = mustRow(desk, id)
    const closes = q.state === 'done' || q.state === 'ignored'
    if (r.official && q.state === 'ignored')
      return [{ id, name: r.customer, code: 'official', text: 'モールからの公式のお知らせです。' }]
    if (closes && last_at && last_at < r.last_at)
      return [{ id, name: r.customer, code: 'newer', text: '新しいメッセージが届いています。' }]
    return []
  })
  const changed = q.items.map((i) => i.id).filter((id) => !refused.some((r) => r.id === id))
  for (const id of changed) patch(desk, id, wished(desk, mustRow(desk, id), q))
  return { changed, refused }
}

export function lists(desk: Desk) {
  const views: View[] = []
  const one = (id: number, over: Partial<BulkRequest>) =>
    patch(desk, id, wished(desk, mustRow(desk, id), { ...NOTHING, ...over }))
  const reply = answers(desk)
  return {
    Views: (): Methods['Views'][1] => ({
      views: [...BUILT_IN, ...views.toSorted((a, b) => a.position - b.position)],
    }),
    SaveView: (v: View): View => {
      if (!v.name.trim()) throw new Problem('name', '表示の名前は 1〜30 字です。')
      if ([...BUILT_IN, ...views].some((o) => o.name === v.name && (o.id !== v.id || o.built_in)))
        throw new Problem('taken', `「${v.name}」という表示はもうあります。ほかの名前にしてください。`)
      const position = v.id ? v.position : views.length + 1
      const saved = { ...v, position, id: v.id || desk.nextId++, version: v.version + 1 }
      const at = views.findIndex((o) => o.id === v.id)
      if (at < 0) views.push(saved)
      else views[at] = saved
      return saved
    },
    RemoveView: ({ id }: { id: number }) => {
      views.splice(
        views.findIndex((v) => v.id === id),
        1,
      )
      return {}
    },
    SetOwner: ({ id, owner }: Methods['SetOwner'][0]) => one(id, { set: ['owner'], owner }),
    SetCategory: ({ id, category }: Methods['SetCategory'][0]) => one(id, { set: ['category'], category }),
    SetTags: ({ id, add, remove }: Methods['SetTags'][0]) => one(id, { tags: add, untags: remove }),
    SetCare: ({ id, care }: Methods['SetCare'][0]) => one(id, { set: ['care'], care }),
    Bulk: (q: BulkRequest) => bulk(desk, q),
    BatchPreview: ({ template, ids, typed }: Methods['BatchPreview'][0]): Methods['BatchPreview'][1] => ({
      parts: ids.map((id) => {
        const made = reply.Compose({ id, template, typed })
        const blocked = made.problems.some((p) => !p.warn)
        return {
          inquiry: mustRow(desk, id),
          text: made.text,
          values: made.values,
          problems: made.problems,
          beside: [],
          records: recordsOf(made.text, []),
          asks: made.asks,
          must_ask: desk.templates.find((t) => t.id === template)?.approval ? 'template' : '',
          clean: made.problems.length === 0,
          sendable: !blocked,
          seen_id: 0,
        }
      }),
    }),
    BatchSend: ({
      parts,
      template,
      done,
      hold,
      at,
      ask,
    }: Methods['BatchSend'][0]): Methods['BatchSend'][1] => ({
      asked: ask ? parts.map((p) => p.id) : [],
      sent: (ask ? [] : parts).map(({ id, text, facts, seen_id, accepted }) =>
        reply.Send({
          id,
          text,
          files: [],
          template,
          facts,
          done,
          hold,
          seen_id,
          accepted,
          confirm: true,
          at,
          follow: 0,
        }),
      ),
      refused: [],
    }),
  }
}
