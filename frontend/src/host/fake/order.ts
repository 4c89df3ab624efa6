// Calls, mentions, carriers and what is noted of customers in the pretend shop.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Caller, Carriers, CustomerNote, Mention, NoteEdit, Row } from '../types'
import { customerOf } from './customers'
import { type Desk, mustRow, patch, say } from './desk'
import { message } from './messages'
import { orderRow } from './orders'
import { row } from './rows'
import { addWay } from './undo'

const SHIPPED = 'https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno={n}'

const shippedCarriers: Carriers = {
  version: '2026-11-22',
  usual: '',
  carriers: [
    {
      id: 'yamato',
      name: 'ヤマト運輸',
      template: SHIPPED,
      shipped: SHIPPED,
      own: false,
      sites: ['kuronekoyamato.co.jp'],
      example: SHIPPED.replace('{n}', '123456789013'),
    },
    {
      id: 'tonami',
      name: 'トナミ運輸',
      template: '',
      shipped: '',
      own: false,
      sites: [],
      example: '',
    },
  ],
}

/** What the pretend shop remembers of this subject. */
export const remembersOrders = () => ({
  notes: new Map<number, CustomerNote>(),
  also: new Map<number, string[]>(),
  mentions: [] as Mention[],
  edits: new Map<number, NoteEdit[]>(),
  accepted: new Set<string>(),
  apart: new Set<number>(),
  carriers: shippedCarriers,
})

const digits = (text: string) => text.replace(/\D/g, '')
const PHONE = '09000004721'

function caller(desk: Desk, r: Row): Caller {
  const { id, name, inquiries, orders, last_at, vip } = customerOf(desk, r)
  return {
    customer: { id, name, inquiries, orders, last_at, vip },
    contacts: [{ kind: 'tel', value: PHONE }],
    why: 'number',
    orders: r.order_number ? [orderRow(r, desk.now)] : [],
    inquiries: [r],
  }
}

export function orderAnswers(desk: Desk) {
  return {
    AddNote: ({ id, kind, text, mentions, talk }) => {
      const named = mentions.map((m) => ({ id: m, name: desk.staff.find((s) => s.id === m)?.name ?? '' }))
      say(desk, id, { direction: kind, author: '高橋', text, talk, mentions: named, mine: true })
      return {}
    },
    ChangeNote: ({ id, text }) => {
      for (const [inquiry, all] of desk.said)
        desk.said.set(
          inquiry,
          all.map((m) => {
            if (m.id !== id) return m
            const before = desk.edits.get(id) ?? []
            desk.edits.set(id, [{ at: desk.now, by: '高橋', text: m.text }, ...before])
            return { ...m, text, deleted: text === '', mine: text !== '', edited_at: desk.now }
          }),
        )
      return {}
    },
    NoteEdits: ({ id }) => ({ edits: desk.edits.get(id) ?? [] }),
    Mentions: () => ({ mentions: desk.mentions }),
    CallerLookup: ({ text }) => {
      const number = digits(text)
      const fits = (r: Row) =>
        number ? r.id === 1 && PHONE.includes(number) : r.customer !== '' && r.customer.includes(text)
      return {
        callers: [...desk.rows.values()]
          .filter(fits)
          .slice(0, 12)
          .map((r) => caller(desk, r)),
      }
    },
    AddCall: ({ inquiry, customer, subject, text, talk, done }) => {
      const said = { direction: 'call', author: '高橋', text, talk, mine: true }
      if (inquiry) {
        say(desk, inquiry, said)
        return { id: inquiry }
      }
      const id = desk.nextId++
      const name = desk.rows.get(customer)?.customer ?? talk.name
      desk.rows.set(id, {
        ...row(id, 0, desk.now, {
          subject: subject || `お客様からの電話（${name} 様）`,
          customer: name,
          state: done ? 'done' : 'working',
          message_count: 0,
          order_number: '',
        }),
        kind: 'phone',
        account_name: '電話',
        mark: '電',
        shape: 'circle',
        mall: '',
      })
      desk.said.set(id, [message({ ...said, id: desk.nextId++, sent_at: desk.now, has_raw: false })])
      return { id }
    },
    AlsoOrder: ({ id, order }) => {
      if (!mustRow(desk, id).order_number) patch(desk, id, { order_number: order, link_reason: 'person' })
      else desk.also.set(id, [...(desk.also.get(id) ?? []), order])
      return {}
    },
    KeepApart: ({ keep }) => {
      desk.apart.add(keep)
      addWay(desk, 'customers_apart', { customer: desk.rows.get(keep) }, () => desk.apart.delete(keep))
      return {}
    },
    SaveCustomer: (note) => {
      const before = desk.notes.get(note.id)
      desk.notes.set(note.id, { ...note, version: note.version + 1 })
      addWay(desk, 'customer_note', { customer: desk.rows.get(note.id) }, () => {
        desk.notes.set(note.id, { note: '', vip: false, ...before, id: note.id, version: note.version + 2 })
      })
      return customerOf(desk, mustRow(desk, note.id))
    },
    CustomerHistory: ({ id, of, after, limit }) => {
      const r = mustRow(desk, id)
      const same = [...desk.rows.values()].filter((o) => o.customer === r.customer)
      const from = Number(after || 0)
      const to = from + (limit || 50)
      const page = <T>(what: string, all: T[]) => (of && of !== what ? [] : all.slice(from, to))
      const next = (what: string, all: unknown[]) =>
        (!of || of === what) && to < all.length ? String(to) : ''
      const orders = same.filter((o) => o.order_number).map((o) => orderRow(o, desk.now))
      return {
        orders: page('orders', orders),
        orders_next: next('orders', orders),
        inquiries: page('inquiries', same),
        inquiries_next: next('inquiries', same),
      }
    },
    Carriers: () => desk.carriers,
    SaveCarrier: ({ id, template }) => {
      if (template && !template.includes('{n}'))
        throw new Problem('carrier_page', '追跡番号を入れる場所 {n} がありません。前の設定はそのままです。')
      const carriers = desk.carriers.carriers.map((c) => {
        if (c.id !== id) return c
        const used = template || c.shipped
        return { ...c, template: used, own: used !== c.shipped, example: used.replace('{n}', '123456789013') }
      })
      desk.carriers = { ...desk.carriers, carriers }
      return desk.carriers
    },
    SaveUsualCarrier: ({ id }) => {
      desk.carriers = { ...desk.carriers, usual: id }
      return desk.carriers
    },
    AcceptTracking: ({ number }) => {
      desk.accepted.add(number)
      return {}
    },
    OpenTracking: () => ({}),
  } satisfies Partial<Answers<Method>>
}
