// The papers of the pretend shop: receipts it gave, an invoice it received, and what becomes of a wish.
import { Problem } from '../api'
import { blankDocument } from '../blank.document'
import type { Answers } from '../methods'
import type {
  Document,
  DocumentQuery,
  DocumentSending,
  Problem as Doubt,
  ReceiptDraft,
  ReceiptWish,
} from '../types'
import type { Desk } from './desk'
import { order } from './orders'

type Some =
  | 'Documents'
  | 'Document'
  | 'DocumentWords'
  | 'DraftReceipt'
  | 'IssueReceipt'
  | 'KeepDocument'
  | 'VoidDocument'
  | 'AttachDocument'
  | 'GiveDocument'
  | 'UngiveDocument'
  | 'SaveDocument'
  | 'SaveDocuments'

const words = (all: Record<string, string>) => Object.entries(all).map(([word, label]) => ({ word, label }))
const kinds: Record<string, string> = {
  receipt: '領収書',
  refund_notice: '返金のお知らせ',
  invoice: '請求書',
  statement: '精算書・支払明細',
  delivery: '納品書',
  other: 'その他',
}
const methods: Record<string, string> = {
  card: 'クレジットカード利用',
  bank: '銀行振込',
  cod: '代金引換',
  convenience: 'コンビニ決済',
  electronic: '電子マネー・スマートフォン決済',
  deferred: '後払い',
  points: 'ポイント利用',
  cash: '現金',
}
const ways: Record<string, string> = {
  mail: 'PDFをメール送信',
  web: 'PDFを画面で交付',
  paper: '紙で交付',
}

const given: Record<string, string> = {
  reply: '返信で送信',
  mail: '別のメールで送信',
  web: '画面で交付',
  paper: '紙で手渡し',
  post: '郵送・同梱',
}

const doubt = (code: string, text: string, warn: boolean): Doubt => ({
  code,
  text,
  fix: '',
  fix_to: '',
  start: 0,
  end: 0,
  warn,
  key: code,
  accepted: false,
  in: '',
})

export function documents(desk: Desk): Answers<Some> {
  const day = new Date(desk.now + 9 * 3_600_000).toISOString().slice(0, 10)
  const month = day.slice(0, 7)
  const number = (n: number) => `DOC-${month.replace('-', '')}-${String(n).padStart(4, '0')}`
  const one = (id: number, over: Partial<Document>): Document => ({
    ...blankDocument,
    id,
    doc_id: number(id),
    file_name: `${number(id)}.pdf`,
    issued: `${month}-0${id}`,
    traded: `${month}-01`,
    way: 'mail',
    way_label: ways.mail ?? '',
    size: 31_000,
    sha256: `f${id}`.padEnd(64, '0'),
    keep_until: '2034-02-28',
    created_at: desk.now,
    created_by: '高橋',
    ...over,
  })
  const [talk] = [...desk.rows.values()].filter((r) => r.state === 'waiting')
  const carried: DocumentSending = {
    id: 1,
    way: 'reply',
    way_label: given.reply ?? '',
    day,
    at: desk.now - 3_600_000,
    outbox_id: 1,
    message_id: 1,
    inquiry_id: talk?.id ?? 0,
    remote: '',
    note: '',
    created_at: desk.now - 3_600_000,
    created_by: '高橋',
    undone_at: 0,
    undone_by: '',
    undone_for: '',
  }
  let all: Document[] = [
    one(1, {
      label: '領収書(適格請求書)',
      partner: '見本堂株式会社',
      channel: 'own',
      channel_name: '自社受注',
      order_number: 'M-20261101-001',
      amount: 22_000,
      rates: [{ rate: 10, amount: 22_000, tax: 2000 }],
      tax_number: 'T5111101000006',
      sendings: [carried],
    }),
    one(2, {
      kind: 'refund_notice',
      label: '返金のお知らせ(適格返還請求書)',
      partner: '自社受注 M-20261101-001',
      channel: 'own',
      channel_name: '自社受注',
      order_number: 'M-20261101-001',
      amount: -11_000,
      rates: [{ rate: 10, amount: -11_000, tax: -1000 }],
    }),
    one(3, {
      kind: 'invoice',
      label: '請求書',
      direction: 'received',
      partner: 'ヤマト運輸株式会社',
      amount: 15_290,
      rates: [{ rate: 10, amount: 15_290, tax: 1390 }],
      way: 'attachment',
      way_label: 'メールの添付',
    }),
  ]
  const must = (id: number) => {
    const found = all.find((d) => d.id === id)
    if (!found) throw new Problem('not_found', '文書が見つかりません。')
    return found
  }
  const listed = (q: DocumentQuery) =>
    all
      .filter((d) => {
        const at = q.traded ? d.traded : d.issued
        const yen = Math.abs(d.amount)
        return (
          (!q.from || at >= q.from) &&
          (!q.to || at <= q.to) &&
          yen >= q.min &&
          (!q.max || yen <= q.max) &&
          (!q.kind || d.kind === q.kind) &&
          (!q.channel || d.channel === q.channel) &&
          (!q.direction || d.direction === q.direction) &&
          (!q.inquiry_id || d.inquiry_id === q.inquiry_id) &&
          (!q.entry_id || d.entry_id === q.entry_id) &&
          (!q.order || d.order_number === q.order) &&
          (!q.voided || (q.voided === 'yes') === d.voided_at > 0) &&
          `${d.partner}${d.order_number}${d.doc_id}${d.note}`.includes(q.partner)
        )
      })
      .sort((a, b) => b.issued.localeCompare(a.issued) || b.id - a.id)
  const draft = (w: ReceiptWish): ReceiptDraft => {
    const again = w.reissue_of ? must(w.reissue_of) : undefined
    const corrects = w.corrects ? must(w.corrects) : undefined
    const named = w.order || again?.order_number || corrects?.order_number || ''
    const row = [...desk.rows.values()].find((r) =>
      w.inquiry_id ? r.id === w.inquiry_id : r.order_number === named,
    )
    if (!row?.order_number)
      throw new Problem('order_unknown', '注文が見つかりません。注文番号を確かめてください。')
    const view = order(row, desk.now)
    const earlier = all.filter((d) => d.order_number === row.order_number)
    const back = w.kind === 'refund_notice'
    const sign = back ? -1 : 1
    const rates = view.facts.taxes.map((t) => ({
      rate: t.rate,
      amount: sign * t.total,
      tax: sign * t.tax,
    }))
    const amount = rates.reduce((n, r) => n + r.amount, 0)
    const mall = view.receipt_by.who === 'mall' && !again && !back
    const name = w.name === '上様' ? '' : w.name
    const blocks = [
      ...(mall && !w.reason
        ? [
            doubt(
              'receipt_mall',
              'この注文の領収書は、お客様がモールで発行します。店舗が発行するときは理由を書いてください。',
              false,
            ),
          ]
        : []),
      ...(!back && !again && !corrects && earlier.some((d) => d.kind === 'receipt' && !d.voided_at)
        ? [
            doubt(
              'receipt_twice',
              'この注文には、もう領収書を発行しています。再発行か訂正を選んでください。',
              false,
            ),
          ]
        : []),
      ...(!name && !w.name_confirmed && !again
        ? [
            doubt(
              'receipt_name',
              '宛名がありません。宛名なし（上様）でよいか、お客様に確かめてください。',
              false,
            ),
          ]
        : []),
      ...(again && !w.reason ? [doubt('receipt_reason', '再発行の理由を書いてください。', false)] : []),
    ]
    return {
      inquiry_id: w.inquiry_id,
      kind: w.kind,
      title: back ? '返金のお知らせ' : '領収書',
      label: back ? '返金のお知らせ(返還インボイス任意)' : '領収書(適格簡易請求書)',
      name: again?.partner ?? name,
      honorific: '御中',
      offered: row.customer,
      for: w.for || 'お品代として',
      issued: day,
      traded: day,
      supplied: back ? day : '',
      method: methods[w.method || 'card'] ?? '',
      channel: view.facts.number.startsWith('mihondo') ? 'yahoo' : 'rakuten',
      channel_name: row.account_name,
      order_number: row.order_number,
      shop: desk.shop.shop_name,
      tax_number: desk.shop.tax_number,
      lines: view.facts.lines.map((l) => ({
        name: l.name,
        count: l.count,
        price: l.price,
        amount: l.price * l.count,
        rate: l.tax_rate,
        reduced: l.tax_rate === 8,
      })),
      rates,
      amount,
      points: 0,
      billed: amount,
      first: again?.doc_id ?? '',
      reissue: again ? again.reissue + 1 : 0,
      supersedes: corrects?.doc_id ?? '',
      keep_until: '2034-02-28',
      advice: view.receipt_by,
      earlier,
      blocks,
      warnings: desk.shop.tax_number
        ? []
        : [doubt('receipt_number', '登録番号が設定にありません。このままでは適格請求書になりません。', true)],
      needs_reason: mall || Boolean(again) || Boolean(corrects),
      unprintable: [],
      stamp:
        w.way === 'paper' && amount >= 50_000 && (w.method || 'card') !== 'card'
          ? '紙で渡すときは、収入印紙 200 円が要ります。'
          : '',
    }
  }
  const put = (over: Partial<Document>) => {
    const id = all.length + 1
    const made = one(id, { issued: day, ...over })
    all = [...all, made]
    return made
  }
  const change = (id: number, over: Partial<Document>) => {
    const now = { ...must(id), ...over }
    all = all.map((d) => (d.id === id ? now : d))
    return now
  }
  return {
    Documents: (q) => ({ documents: listed(q), next: '' }),
    Document: ({ id }) => must(id),
    DocumentWords: () => ({
      kinds: words(kinds),
      directions: words({ sent: '発行', received: '受領' }),
      methods: words(methods),
      ways: words(ways),
      given: words(given),
    }),
    DraftReceipt: draft,
    IssueReceipt: (w) => {
      const d = draft(w)
      if (d.blocks.length > 0)
        throw new Problem('receipt_blocked', 'このままでは発行できません。何も発行していません。')
      return put({
        kind: d.kind,
        label: d.first ? `${d.label} 再発行` : d.label,
        partner: d.name || `${d.channel_name} ${d.order_number}`,
        channel: d.channel,
        channel_name: d.channel_name,
        order_number: d.order_number,
        inquiry_id: w.inquiry_id,
        amount: d.amount,
        rates: d.rates,
        way: w.way,
        way_label: ways[w.way] ?? '',
        reason: w.reason,
        first_id: w.reissue_of,
        first: d.first,
        reissue: d.reissue,
        supersedes_id: w.corrects,
        supersedes: d.supersedes,
      })
    },
    KeepDocument: (n) =>
      put({
        kind: n.kind,
        label: kinds[n.kind] ?? n.kind,
        direction: 'received',
        issued: n.issued,
        traded: n.traded || n.issued,
        partner: n.partner,
        channel: n.channel,
        amount: n.amount,
        rates: n.rates,
        message_id: n.id,
        way: 'attachment',
        way_label: 'メールの添付',
        note: n.note,
      }),
    VoidDocument: ({ id, reason }) =>
      change(id, { voided_at: Date.now(), voided_by: '高橋', void_reason: reason }),
    GiveDocument: (g) => {
      const said: DocumentSending = {
        id: must(g.id).sendings.length + 1,
        way: g.way,
        way_label: given[g.way] ?? '',
        day: g.day || day,
        at: 0,
        outbox_id: 0,
        message_id: g.message_id,
        inquiry_id: g.message_id ? must(g.id).inquiry_id : 0,
        remote: '',
        note: g.note,
        created_at: desk.now,
        created_by: '高橋',
        undone_at: 0,
        undone_by: '',
        undone_for: '',
      }
      return change(g.id, { sendings: [...must(g.id).sendings, said] })
    },
    UngiveDocument: ({ id, sending, reason }) =>
      change(id, {
        sendings: must(id).sendings.map((s) =>
          s.id === sending ? { ...s, undone_at: desk.now, undone_by: '高橋', undone_for: reason } : s,
        ),
      }),
    AttachDocument: ({ id }) => ({
      name: `領収書_${must(id).doc_id}.pdf`,
      type: 'application/pdf',
      size: must(id).size,
      sha256: must(id).sha256,
    }),
    SaveDocument: () => ({ saved: true }),
    SaveDocuments: () => ({ saved: true }),
  }
}
