// What the books of the pretend shop call things.
import type { BookKind, Books, EntryWords, ExportKind } from '../types'

const row = (debit: string, credit: string, fee = false) => ({
  debit,
  debit_tax: '',
  credit,
  credit_tax: '',
  fee,
})

const kind = (code: string, label: string, help: string, over: Partial<BookKind> = {}): BookKind => ({
  code,
  label,
  help,
  variants: [
    {
      code: 'mall',
      label: '売上を取り消す',
      rows: [row('returns', 'receivable')],
      settled_by: 'mall',
      unsure: false,
    },
  ],
  incoming: false,
  refund: false,
  outlay: false,
  ...over,
})

const payable = { code: 'payable', label: '後日の請求で払う', settled_by: 'carrier', unsure: false }
const paid = { code: 'bank', label: '雑損失にする（振込）', settled_by: 'bank', unsure: false }

const kinds: BookKind[] = [
  kind('REFUND_FULL', '返品・全額返金', '商品が戻り、代金の全額をモールの手続きで返したとき。', {
    refund: true,
  }),
  kind('REFUND_PARTIAL', '一部返金', '商品は戻らず、代金の一部を値引きとして返したとき。', { refund: true }),
  kind('CANCEL_BEFORE_SHIP', '発送前キャンセル', '発送の前に注文が取り消されたとき。仕訳はありません。', {
    refund: true,
    variants: [
      { code: 'none', label: '仕訳なし（出荷基準）', rows: [], settled_by: 'mall', unsure: false },
      {
        code: 'prepaid',
        label: '前受金を戻す',
        rows: [row('prepaid', 'receivable')],
        settled_by: 'mall',
        unsure: false,
      },
    ],
  }),
  kind('RETURN_SHIPPING_SHOP', '返送料（店舗負担）', '返品の送料を店舗が払うとき（着払いなど）。', {
    outlay: true,
    variants: [{ ...payable, rows: [{ ...row('freight', 'payable'), debit_tax: 'purchase' }] }],
  }),
  kind('COMP_CASH', 'お詫び金（補償）', '損害の補償や見舞いとしてお金を払ったとき。', {
    outlay: true,
    variants: [{ ...paid, rows: [row('loss', 'bank'), row('fee', 'bank', true)] }],
  }),
  kind('COMP_POINT', 'お詫びポイント進呈', 'お詫びとして、店舗の負担でポイントを差し上げたとき。'),
  kind('REVERSAL', '取消（訂正）', '書き出した記録の訂正。もとの記録から作ります。'),
]

export const bookWords: EntryWords = {
  kinds,
  taxes: [
    { word: 'sales_return_10', label: '課税売上の返還10%' },
    { word: 'sales_return_8r', label: '課税売上の返還8%(軽減)' },
    { word: 'purchase_10_qualified', label: '課税仕入10%(適格)' },
    { word: 'out_of_scope', label: '対象外' },
  ],
  channels: [
    { code: 'rakuten', label: '楽天市場', short: '楽天', sub: '楽天市場' },
    { code: 'yahoo', label: 'Yahoo!ショッピング', short: 'Yahoo', sub: 'Yahoo!ショッピング' },
    { code: 'own', label: '自社', short: '自社', sub: '' },
  ],
  settled: [
    { word: 'mall', label: 'モール精算' },
    { word: 'bank', label: '銀行' },
    { word: 'carrier', label: '運送会社の請求' },
  ],
}

export const exportKinds: ExportKind[] = [
  { kind: 'csv', label: 'CSV（税理士・Excel 用）', help: 'すべての記録を 1 行ずつ。' },
  { kind: 'yayoi', label: '弥生会計', help: '弥生インポート形式（25 項目）。' },
  { kind: 'package', label: '税理士に渡すまとめ', help: '1 つの zip に。' },
]

export const ownBooks: Books = {
  shop: {
    name: '見本堂',
    invoice_number: '',
    accounting_method: 'tax_included',
    consumption_tax: 'general',
    business_class: 0,
    sales_recognition: 'on_shipment',
    tax_rounding: 'floor',
    small_buyer: false,
    corporate: false,
    fiscal_start: 0,
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
    channels: bookWords.channels,
  },
  package: 'csv',
  packages: [],
  split_tax: { on: false, received: '', paid: '' },
  payouts: [
    { channel: 'rakuten', close: 10, months: 0, day: 31, business: 0 },
    { channel: 'rakuten', close: 25, months: 1, day: 15, business: 0 },
    { channel: 'yahoo', close: 31, months: 1, day: 31, business: 0 },
  ],
  known: true,
  tax_doubt: '',
  version: '1',
}
