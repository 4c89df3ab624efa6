// The list of orders: what it is narrowed to, its rows, and the order beside it.
import { count } from './format'

export const STATUSES = [
  'unconfirmed',
  'unpaid',
  'ready',
  'held',
  'shipped',
  'finished',
  'canceling',
  'canceled',
  'unknown',
] as const

const statuses: Record<string, string> = {
  unconfirmed: '注文確認待ち',
  unpaid: '入金待ち',
  ready: '発送待ち',
  held: '保留',
  shipped: '発送済',
  finished: '完了',
  canceling: 'キャンセル確定待ち',
  canceled: 'キャンセル',
  unknown: '不明',
}

/** The tabs: all, what a shop looks for most, and one state that is chosen by itself. */
const tabs: Record<string, string> = {
  '': 'すべて',
  unshipped: '未発送',
  unpaid: '未入金',
  shipped: '発送済',
  cancel: 'キャンセル',
}

export const orders = {
  title: '注文',
  list: '注文の一覧',
  detail: '注文の内容',
  narrow: '注文を絞り込む',
  tabs: '注文の状態',
  tab: tabs,
  statuses,
  search: '番号・名前・電話・追跡番号で探す',
  account: '接続',
  status: '状態',
  span: '注文日',
  any: 'すべて',
  spans: {
    '': 'すべて',
    today: '今日',
    week: '7 日間',
    month: '30 日間',
    quarter: '90 日間',
    year: '1 年間',
    own: '日を決める',
  },
  from: 'この日から',
  until: 'この日まで',
  asked: { any: '問い合わせあり', open: '返信待ちあり' },
  columns: {
    number: '注文番号',
    date: '注文日',
    buyer: 'お客様',
    items: '商品',
    status: '状態',
    asked: '問い合わせ',
    total: '金額',
  },
  nobody: 'お名前なし',
  rowAsked: (n: number) => `問い合わせ ${count(n)}`,
  rowOpen: (n: number) => `返信待ち ${count(n)}`,
  found: (n: number, more: boolean) => (more ? `${count(n)} 件以上` : `${count(n)} 件`),
  fresh: (n: number) => `新着 ${count(n)} 件`,
  widen: 'すべての注文を見る',
  fromFile: '接続の画面を開く',
  empty: {
    none: {
      title: '注文はまだありません',
      text: '楽天や Yahoo!ショッピングをつなぐと、注文もいっしょに届きます。CSV ファイルからも取り込めます。',
    },
    narrowed: {
      title: '当てはまる注文はありません',
      text: '状態や期間を広げると見つかることがあります。',
    },
    search: (q: string) => `「${q}」の注文は見つかりません`,
    searchText: '番号の一部、お名前、電話の番号だけでも探せます。語を減らしてみてください。',
  },
  choose: '注文を選んでください',
  chooseText: '一覧から選ぶと、明細・お届け先・問い合わせがここに出ます。',
  about: 'この注文の問い合わせ',
  nothingAsked: 'この注文への問い合わせはありません。',
  customer: 'お客様のすべて',
}
