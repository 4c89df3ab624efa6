// The books of the pretend shop: entries, months and what went out.
import { type Methods, Problem } from '../api'
import type { BookKind, Entry, EntryWish, Export } from '../types'
import type { Desk } from './desk'

type Some =
  | 'Entries'
  | 'EntriesFor'
  | 'EntryWords'
  | 'ProposeEntry'
  | 'SaveEntry'
  | 'DropEntry'
  | 'ConfirmEntries'
  | 'CorrectEntry'
  | 'ImportEntries'
  | 'EntryMonths'
  | 'LockMonth'
  | 'Books'
  | 'SaveBooks'
  | 'ExportKinds'
  | 'ExportPreview'
  | 'ExportBooks'
  | 'ExportAgain'
  | 'Exports'
  | 'SaveExport'
type Answers = { [M in Some]: (body: Methods[M][0]) => Methods[M][1] }

const journal = (label: string) => [
  {
    code: 'mall',
    label,
    rows: [{ debit: 'returns', debit_tax: 'sales_return', credit: 'receivable', credit_tax: '', fee: false }],
    settled_by: 'mall',
    unsure: false,
  },
]

const kinds: BookKind[] = [
  {
    code: 'REFUND_FULL',
    label: '返品・全額返金',
    help: '商品が戻り、代金の全額をモールの手続きで返したとき。',
    variants: journal('売上を取り消す'),
    incoming: false,
    refund: true,
    outlay: false,
  },
  {
    code: 'REFUND_PARTIAL',
    label: '一部返金',
    help: '代金の一部を値引きとして返したとき。',
    variants: journal('売上を減らす'),
    incoming: false,
    refund: true,
    outlay: false,
  },
  {
    code: 'RETURN_SHIPPING_SHOP',
    label: '返送料（店舗負担）',
    help: '返品の送料を店舗が払うとき。',
    variants: [
      { code: 'payable', label: '後日の請求で払う', rows: [], settled_by: 'carrier', unsure: false },
    ],
    incoming: false,
    refund: false,
    outlay: true,
  },
  {
    code: 'CANCEL_BEFORE_SHIP',
    label: '発送前キャンセル',
    help: '出荷基準では売上がまだないので、仕訳はありません。',
    variants: [{ code: 'none', label: '仕訳なし（出荷基準）', rows: [], settled_by: 'mall', unsure: false }],
    incoming: false,
    refund: true,
    outlay: false,
  },
]

const channels = [
  { code: 'rakuten', label: '楽天市場', short: '楽天', sub: '楽天市場' },
  { code: 'yahoo', label: 'Yahoo!ショッピング', short: 'Yahoo', sub: 'Yahoo!ショッピング' },
  { code: 'own', label: '自社受注', short: '自社', sub: '' },
]

const exportKinds = [
  {
    kind: 'csv',
    label: 'CSV（税理士・Excel 用）',
    help: 'すべての記録を 1 行ずつ。仕訳のないものも入ります。',
  },
  { kind: 'yayoi', label: '弥生会計', help: '弥生インポート形式（25 項目）。' },
]

const none: Entry = {
  id: 0,
  event_id: '',
  date: '2026-11-20',
  channel: 'rakuten',
  channel_name: '楽天市場',
  account: 1,
  order_number: '',
  order_id: 0,
  inquiry_id: 0,
  message_id: 0,
  outbox_id: 0,
  type: 'REFUND_FULL',
  type_label: '返品・全額返金',
  variant: 'mall',
  memo: '',
  note: '',
  lines: [],
  amount: 0,
  settled_by: 'mall',
  evidence: '',
  status: 'draft',
  related_id: 0,
  related_event_id: '',
  undoes: '',
  reason: '',
  exports: [],
  created_at: 0,
  created_by: '高橋',
  confirmed_at: 0,
  confirmed_by: '',
  version: 1,
  doubts: [],
}

const lines = (amount: number) => [
  {
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
  },
]

const monthOf = (date: string) => date.slice(0, 7)

export function books(desk: Desk): Answers {
  let entries: Entry[] = [
    { ...none, id: 801, order_number: '123456-20261118-0000000007', memo: '返品 全額返金', inquiry_id: 3 },
    {
      ...none,
      id: 802,
      event_id: 'EV-202611-0001',
      date: '2026-11-05',
      memo: '箱つぶれ 一部返金',
      type: 'REFUND_PARTIAL',
      type_label: '一部返金',
      status: 'confirmed',
      confirmed_by: '高橋',
    },
  ].map((e) => ({ ...e, lines: lines(4400), amount: 4400 }))
  let exports: Export[] = []
  const locked = new Set<string>()
  const find = (id: number) => {
    const found = entries.find((e) => e.id === id)
    if (!found) throw new Problem('not_found', '見つかりませんでした。')
    return found
  }
  const replace = (e: Entry) => {
    entries = entries.some((x) => x.id === e.id)
      ? entries.map((x) => (x.id === e.id ? e : x))
      : [e, ...entries]
    return e
  }
  const confirm = (e: Entry) => {
    const n = entries.filter((x) => x.event_id && monthOf(x.date) === monthOf(e.date)).length + 1
    const event_id = `EV-${monthOf(e.date).replace('-', '')}-${String(n).padStart(4, '0')}`
    return replace({
      ...e,
      event_id,
      status: 'confirmed',
      confirmed_at: desk.now,
      confirmed_by: '高橋',
      version: e.version + 1,
    })
  }
  const months = () => ({
    months: [...new Set([...entries.map((e) => monthOf(e.date)), ...locked])]
      .sort()
      .reverse()
      .map((month) => {
        const all = entries.filter((e) => monthOf(e.date) === month)
        const stand = all.filter((e) => e.status !== 'draft')
        return {
          month,
          drafts: all.length - stand.length,
          entries: stand.length,
          amount: stand.reduce((sum, e) => sum + e.amount, 0),
          locked: locked.has(month),
          locked_at: locked.has(month) ? desk.now : 0,
          locked_by: locked.has(month) ? '高橋' : '',
        }
      }),
  })
  const propose = (wish: EntryWish): Entry => {
    const kind = kinds.find((k) => k.code === wish.type)
    if (!kind) throw new Problem('entry_type', '種別が選ばれていません。種別を選び直してください。')
    const row = desk.rows.get(wish.id)
    const amount = wish.amount || wish.amounts.reduce((sum, a) => sum + a.amount, 0) || 4400
    return {
      ...none,
      date: wish.date || none.date,
      type: kind.code,
      type_label: kind.label,
      memo: wish.memo || kind.label,
      note: wish.note,
      inquiry_id: wish.id,
      order_number: wish.order || row?.order_number || '',
      lines: kind.variants[0]?.rows.length ? lines(amount) : [],
      amount,
    }
  }
  const period = (from: string, to: string) =>
    entries.filter((e) => e.status !== 'draft' && e.date >= from && e.date <= to)
  const exported = (kind: string, from: string, to: string): Export => ({
    id: desk.nextId++,
    batch: `EX-202611-${String(exports.length + 1).padStart(4, '0')}`,
    kind,
    label: exportKinds.find((k) => k.kind === kind)?.label ?? kind,
    from,
    to,
    file_name: `会計イベント_${monthOf(from)}.csv`,
    sha256: 'a'.repeat(64),
    size: 1200,
    entries: period(from, to).length,
    rows: period(from, to).length,
    at: desk.now,
    by: '高橋',
    warnings: [],
  })
  let settings: Methods['Books'][1] = {
    shop: {
      name: '見本雑貨店',
      invoice_number: '',
      accounting_method: 'tax_included',
      consumption_tax: 'general',
      business_class: 0,
      sales_recognition: 'on_shipment',
      tax_rounding: 'floor',
      small_buyer: false,
      corporate: false,
      fiscal_start: 1,
      keep_years: 0,
      accounts: {
        sales: '売上高',
        returns: '売上高',
        receivable: '売掛金',
        prepaid: '前受金',
        payable: '未払金',
        cash: '現金',
        bank: '普通預金',
        bank_sub: '',
        freight: '荷造運賃',
        fee: '支払手数料',
        promotion: '販売促進費',
        loss: '雑損失',
        income: '雑収入',
        outsource: '外注費',
        repair: '修繕費',
        purchases: '仕入高',
      },
      channels,
    },
    packages: [],
  }
  return {
    Entries: (q) => ({
      entries: entries.filter(
        (e) =>
          (!q.from || e.date >= q.from) &&
          (!q.to || e.date <= q.to) &&
          e.amount >= q.min &&
          (!q.max || e.amount <= q.max) &&
          (!q.status || e.status === q.status) &&
          (!q.type || e.type === q.type) &&
          (!q.channel || e.channel === q.channel) &&
          (!q.inquiry_id || e.inquiry_id === q.inquiry_id) &&
          q.partner.split(/\s+/).every((w) => `${e.memo}${e.order_number}${e.channel_name}`.includes(w)),
      ),
      next: '',
    }),
    EntriesFor: ({ id }) => ({ entries: entries.filter((e) => e.inquiry_id === id), next: '' }),
    EntryWords: () => ({
      kinds,
      taxes: [
        { word: 'sales_return_10', label: '課税売上の返還10%' },
        { word: 'out_of_scope', label: '対象外' },
      ],
      channels,
      settled: [
        { word: 'mall', label: 'モール精算' },
        { word: 'bank', label: '銀行' },
      ],
    }),
    ProposeEntry: (wish) => ({
      entry: propose(wish),
      order: [{ rate: 10, amount: 4400, tax_yen: 400, tax_source: 'order_summary' }],
      known: true,
    }),
    SaveEntry: (e) => {
      if (locked.has(monthOf(e.date)))
        throw new Problem('month_locked', `${monthOf(e.date)} は締められています。`)
      if (e.id > 0 && find(e.id).version !== e.version)
        throw new Problem('conflict', 'ほかの画面で変わりました。')
      return replace({ ...e, id: e.id || desk.nextId++, version: e.version + 1 })
    },
    DropEntry: ({ id }) => {
      entries = entries.filter((e) => e.id !== id)
      return {}
    },
    ConfirmEntries: ({ entries: seen }) => ({ entries: seen.map(({ id }) => confirm(find(id))) }),
    CorrectEntry: ({ id, date, reason, instead }) => {
      const was = find(id)
      replace({ ...was, status: 'reversed' })
      const base = {
        ...was,
        id: 0,
        date: date || was.date,
        related_event_id: was.event_id,
        related_id: was.id,
        reason,
      }
      const back = { ...base, type: 'REVERSAL', type_label: '取消（訂正）', memo: reason, undoes: was.type }
      return { entries: [back, ...instead].map((e) => confirm({ ...e, id: desk.nextId++ })) }
    },
    ImportEntries: ({ apply }) => ({
      rows: [
        {
          line: 1,
          place: '1 件目',
          event_id: 'EV-202610-0001',
          date: '2026-10-03',
          type: 'REFUND_FULL',
          amount: 4400,
          does: 'new',
          reason: '',
        },
      ],
      new: 1,
      same: 0,
      refused: 0,
      done: apply,
      doubts: [],
    }),
    EntryMonths: months,
    LockMonth: ({ month, locked: on }) => {
      if (on) locked.add(month)
      else locked.delete(month)
      return months()
    },
    Books: () => settings,
    SaveBooks: (b) => {
      settings = b
      return settings
    },
    ExportKinds: () => ({ kinds: exportKinds }),
    ExportPreview: ({ kind, from, to }) => ({
      kind,
      file_name: `会計イベント_${monthOf(from)}.csv`,
      entries: period(from, to),
      rows: period(from, to).length,
      totals: [
        {
          channel: 'rakuten',
          name: '楽天市場',
          rate: 10,
          journal: true,
          count: period(from, to).length,
          amount: period(from, to).reduce((sum, e) => sum + e.amount, 0),
          tax: 400,
        },
      ],
      blocks: [],
      warnings: [],
      drafts: entries.filter((e) => e.status === 'draft' && e.date >= from && e.date <= to).length,
      earlier: exports.filter((x) => x.kind === kind && x.from === from && x.to === to),
      same: false,
    }),
    ExportBooks: ({ kind, from, to }) => {
      if (period(from, to).length === 0)
        throw new Problem('export_none', 'この期間に、書き出す記録がありません。')
      const one = exported(kind, from, to)
      exports = [one, ...exports]
      return { export: one, type: 'text/csv', data: '', again: false }
    },
    ExportAgain: ({ id }) => {
      const one = exports.find((x) => x.id === id)
      if (!one) throw new Problem('not_found', '見つかりませんでした。')
      return { export: one, type: 'text/csv', data: '', again: true }
    },
    Exports: () => ({ exports }),
    SaveExport: () => ({ saved: true }),
  }
}
