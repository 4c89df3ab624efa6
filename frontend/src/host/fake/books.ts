// The books of the pretend shop: drafts, entries that stand, months and the files that went out.
import { Problem } from '../api'
import { blankEntry } from '../blank.entry'
import type { Answers, Methods } from '../methods'
import type {
  BookLine,
  Entry,
  EntryMonth,
  EntryWish,
  Export,
  ExportMonth,
  ExportPart,
  ExportPreview,
  ExportRequest,
} from '../types'
import { bookWords, exportKinds } from './bookwords'
import type { Desk } from './desk'
import { monthSheet } from './monthsheet'
import { order } from './orders'

type Some =
  | 'Entries'
  | 'EntriesFor'
  | 'EntryWords'
  | 'ProposeEntry'
  | 'SaveEntry'
  | 'DropEntry'
  | 'ConfirmEntries'
  | 'CorrectEntry'
  | 'EntryMonths'
  | 'LockMonth'
  | 'ExportKinds'
  | 'ExportPreview'
  | 'ExportBooks'
  | 'ExportAgain'
  | 'Exports'
  | 'SaveExport'
  | 'MonthSheet'
  | 'SaveMonth'
  | 'SaveExportAgain'

const line = (amount: number, over: Partial<BookLine> = {}): BookLine => ({
  debit: '売上高',
  debit_sub: '',
  debit_tax: 'sales_return_10',
  credit: '売掛金',
  credit_sub: '楽天市場',
  credit_tax: 'out_of_scope',
  amount,
  rate: 10,
  tax_yen: Math.floor(amount / 11),
  tax_source: 'calculated',
  ...over,
})

/** Two that stand and a draft, in the month of the pretend shop. */
const first = (desk: Desk): Entry[] => {
  const month = new Date(desk.now + 9 * 3_600_000).toISOString().slice(0, 7)
  const one = (id: number, day: string, over: Partial<Entry>): Entry => ({
    ...blankEntry,
    id,
    date: `${month}-${day}`,
    created_at: desk.now,
    created_by: '高橋',
    version: 1,
    ...over,
  })
  const stands = { status: 'confirmed', confirmed_at: desk.now, confirmed_by: '高橋' }
  const event = (n: number) => `EV-${month.replace('-', '')}-000${n}`
  return [
    one(1, '05', {
      ...stands,
      event_id: event(1),
      type: 'REFUND_PARTIAL',
      type_label: '一部返金',
      order_number: '412345-20261105-0000000001',
      memo: '箱のつぶれ',
      lines: [line(1100)],
      amount: 1100,
    }),
    one(2, '12', {
      ...stands,
      event_id: event(2),
      channel: 'yahoo',
      channel_name: 'Yahoo!ショッピング',
      type: 'CANCEL_BEFORE_SHIP',
      type_label: '発送前キャンセル',
      order_number: 'mihondo-10040001',
      memo: '発送前キャンセル',
      amount: 3300,
    }),
    one(3, '18', {
      type: 'COMP_POINT',
      type_label: 'お詫びポイント進呈',
      memo: 'お詫び',
      lines: [
        line(500, { debit: '販売促進費', debit_tax: 'out_of_scope', credit: '未払金', rate: 0, tax_yen: 0 }),
      ],
      amount: 500,
    }),
  ]
}

export function books(desk: Desk): Answers<Some> {
  let all = first(desk)
  let locked: string[] = []
  let gone: Export[] = []
  let next = 100
  const must = (id: number) => {
    const found = all.find((e) => e.id === id)
    if (!found) throw new Problem('not_found', '記録が見つかりません。')
    return found
  }
  const put = (e: Entry) => {
    all = [...all.filter((o) => o.id !== e.id), e]
    return e
  }
  const stand = (e: Entry) =>
    put({
      ...e,
      event_id: `EV-${e.date.slice(0, 7).replace('-', '')}-${String(all.filter((o) => o.event_id).length + 1).padStart(4, '0')}`,
      status: 'confirmed',
      confirmed_at: Date.now(),
      confirmed_by: '高橋',
      version: e.version + 1,
    })
  const months = (): EntryMonth[] =>
    [...new Set(all.map((e) => e.date.slice(0, 7)))].sort().map((month) => {
      const of = all.filter((e) => e.date.startsWith(month))
      const drafts = of.filter((e) => e.status === 'draft').length
      const lock = locked.includes(month)
      const amount = of.reduce((n, e) => n + e.amount, 0)
      return {
        month,
        drafts,
        entries: of.length - drafts,
        amount,
        locked: lock,
        locked_at: lock ? desk.now : 0,
        locked_by: lock ? '高橋' : '',
      }
    })
  const listed = (q: Methods['Entries'][0]) =>
    all
      .filter(
        (e) =>
          (!q.from || e.date >= q.from) &&
          (!q.to || e.date <= q.to) &&
          e.amount >= q.min &&
          (!q.max || e.amount <= q.max) &&
          (!q.type || e.type === q.type) &&
          (!q.status || e.status === q.status) &&
          (!q.channel || e.channel === q.channel) &&
          (!q.inquiry_id || e.inquiry_id === q.inquiry_id) &&
          `${e.channel_name}${e.order_number}${e.memo}`.includes(q.partner),
      )
      .sort((a, b) => b.date.localeCompare(a.date) || b.id - a.id)
  const propose = (w: EntryWish) => {
    const row = [...desk.rows.values()].find((r) => (w.id ? r.id === w.id : r.order_number === w.order))
    const kind = bookWords.kinds.find((k) => k.code === w.type)
    if (!kind) throw new Problem('entry_type', '種別が選ばれていません。種別を選び直してください。')
    const { taxes } = row?.order_number ? order(row, desk.now).facts : { taxes: [] }
    const rates = taxes.map((t) => ({
      rate: t.rate,
      amount: t.total,
      tax_yen: t.tax,
      tax_source: 'order_summary',
    }))
    const amount =
      w.amounts.reduce((n, a) => n + a.amount, 0) ||
      w.amount ||
      (kind.refund ? rates.reduce((n, r) => n + r.amount, 0) : 0)
    if (!amount) throw new Problem('entry_amount', '金額が分かりません。金額を入れてください。')
    const empty =
      kind.variants.find((v) => v.code === (w.variant || kind.variants[0]?.code))?.rows.length === 0
    const entry: Entry = {
      ...blankEntry,
      inquiry_id: w.id,
      order_number: w.order || row?.order_number || '',
      type: w.type,
      type_label: kind.label,
      variant: w.variant || kind.variants[0]?.code || '',
      date: w.date || new Date(desk.now + 9 * 3_600_000).toISOString().slice(0, 10),
      memo: w.memo || kind.label,
      note: w.note,
      lines: empty ? [] : [line(amount)],
      amount,
    }
    return { entry, order: rates, known: rates.length > 0 }
  }
  const preview = (r: ExportRequest): ExportPreview => {
    const entries = listed({ ...QUERY, from: r.from, to: r.to })
    const out = entries.filter((e) => e.status !== 'draft')
    return {
      kind: r.kind,
      file_name: `会計イベント_${r.from.slice(0, 7)}.csv`,
      entries: out,
      rows: out.length,
      totals: out.map((e) => ({
        channel: e.channel,
        name: e.channel_name,
        rate: e.lines[0]?.rate ?? 0,
        word: bookWords.taxes.find((t) => t.word === e.lines[0]?.debit_tax)?.label ?? '',
        journal: e.lines.length > 0,
        count: 1,
        amount: e.amount,
        tax: e.lines[0]?.tax_yen ?? 0,
      })),
      blocks: [],
      warnings: out.slice(0, 1).map((e) => ({
        entry_id: e.id,
        event_id: e.event_id,
        column: '金額',
        text: '注文の金額より大きい返金です。',
        before: '',
        after: '',
        block: false,
      })),
      drafts: entries.length - out.length,
      earlier: gone.filter((x) => x.kind === r.kind),
      same: gone.some((x) => x.kind === r.kind && x.from === r.from),
      seen: seenOf(out),
      contents: r.kind === BUNDLE ? inBundle(r.from.slice(0, 7)) : [],
      months: r.kind === BUNDLE ? touched(r, months()) : [],
    }
  }
  const file = (x: Export, again: boolean) => ({
    export: x,
    type: 'text/csv',
    data: btoa('event_id\n'),
    again,
  })
  const write = (r: ExportRequest) => {
    const p = preview(r)
    if (r.seen && r.seen !== p.seen)
      throw new Problem('export_changed', '中身を見たあとに、この期間の記録か経理の設定が変わりました。')
    const locked = p.months.every((m) => m.locked)
    const before = gone.find(
      (x) =>
        x.kind === r.kind && x.from === r.from && (r.kind !== BUNDLE || (x.stage === 'final') === locked),
    )
    if (before) return file(before, true)
    const x: Export = {
      id: next++,
      batch: `B-000${gone.length + 1}`,
      kind: r.kind,
      label: exportKinds.find((k) => k.kind === r.kind)?.label ?? r.kind,
      from: r.from,
      to: r.to,
      file_name: p.file_name,
      sha256: 'f0',
      size: 9,
      entries: p.entries.length,
      rows: p.rows,
      at: Date.now(),
      by: '高橋',
      warnings: p.warnings,
      stage: p.months.length === 0 ? '' : p.months.every((m) => m.locked) ? 'final' : 'open',
    }
    gone = [x, ...gone]
    for (const e of p.entries) put({ ...e, status: 'exported', exports: [...e.exports, x.batch] })
    return file(x, false)
  }
  return {
    Entries: (q) => ({ entries: listed(q), next: '' }),
    EntriesFor: ({ id }) => ({ entries: listed({ ...QUERY, inquiry_id: id }), next: '' }),
    EntryWords: () => bookWords,
    ProposeEntry: propose,
    SaveEntry: (e) =>
      put({ ...e, id: e.id || next++, version: e.version + 1, created_at: Date.now(), created_by: '高橋' }),
    DropEntry: ({ id }) => {
      all = all.filter((e) => e.id !== id)
      return {}
    },
    ConfirmEntries: ({ entries }) => ({ entries: entries.map((r) => stand(must(r.id))) }),
    CorrectEntry: ({ id, reason, date, instead }) => {
      const was = must(id)
      put({ ...was, status: 'reversed', version: was.version + 1 })
      const fresh = { id: 0, reason, related_id: id, related_event_id: was.event_id }
      const back = {
        ...was,
        ...fresh,
        date: date || was.date,
        type: 'REVERSAL',
        type_label: '取消（訂正）',
        undoes: was.type,
      }
      const made = [back, ...instead.map((e) => ({ ...e, ...fresh }))]
      return { entries: made.map((e) => stand({ ...e, id: next++ })) }
    },
    EntryMonths: () => ({ months: months() }),
    LockMonth: ({ month, locked: on }) => {
      locked = on ? [...locked, month] : locked.filter((m) => m !== month)
      return { months: months() }
    },
    ExportKinds: () => ({ kinds: exportKinds }),
    ExportPreview: preview,
    ExportBooks: write,
    ExportAgain: ({ id }) => {
      const x = gone.find((g) => g.id === id)
      if (!x) throw new Problem('not_found', '書き出しが見つかりません。')
      return file(x, true)
    },
    Exports: () => ({ exports: gone }),
    MonthSheet: ({ month }) => monthSheet(month, all, locked.includes(month)),
    SaveMonth: () => ({ saved: true }),
    SaveExport: (r) => {
      write(r)
      return { saved: true }
    },
    SaveExportAgain: () => ({ saved: true }),
  }
}

const BUNDLE = 'package'

const inBundle = (month: string): ExportPart[] => [
  { name: 'はじめにお読みください.txt', what: '合計と注意、ファイルの一覧', files: 1, size: 0 },
  { name: `会計イベント_${month}.xlsx`, what: 'すべての記録（Excel）', files: 1, size: 0 },
  { name: '書類/', what: '書類', files: 12, size: 3_400_000 },
]

const touched = (r: ExportRequest, all: readonly EntryMonth[]): ExportMonth[] => {
  const month = r.from.slice(0, 7)
  const {
    entries = 0,
    locked = false,
    locked_at = 0,
    locked_by = '',
  } = all.find((m) => m.month === month) ?? {}
  return [{ month, entries, locked, locked_at, locked_by }]
}

const seenOf = (out: readonly Entry[]) => out.map((e) => e.event_id).join(' ') || '-'

const QUERY = {
  from: '',
  to: '',
  min: 0,
  max: 0,
  partner: '',
  channel: '',
  type: '',
  status: '',
  inquiry_id: 0,
  order: '',
  after: '',
  limit: 0,
}
