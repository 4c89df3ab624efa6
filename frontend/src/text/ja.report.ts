import { count } from './format'

const lasted = (minutes: number) => (minutes < 60 ? `${minutes} 分` : `${(minutes / 60).toFixed(1)} 時間`)

export const report = {
  title: 'レポート',
  lead: (from: string, to: string, days: number) =>
    `${from} – ${to}（${days} 日）　比較：その前の ${days} 日`,
  periods: { label: '期間', week: '7 日', month: '30 日', quarter: '12 週', own: '期間を選ぶ' },
  from: 'いつから',
  to: 'いつまで',
  account: '接続',
  allAccounts: 'すべて',
  stopped: '数えるのをやめました。データはそのままです。期間を短くすると、早く数えられます。',
  none: '—',
  same: '前と同じ',
  firstTime: '前の期間には数えるものがありません',
  lasted,
  tiles: {
    came: {
      name: '届いた問い合わせ',
      unit: '件',
      means: 'この期間に、お客様が最初に書いた問い合わせの数。自動のメールは数えません。',
      more: (n: number) => `前より ${count(n)} 件 多い`,
      less: (n: number) => `前より ${count(n)} 件 少ない`,
    },
    median: {
      name: '最初の返信まで',
      means: (slow: string, clock: string) =>
        `届いてから最初の返信までの中央値。営業時間外は数えません。遅い 1 割は ${slow}から。暦では ${clock}。`,
      more: (minutes: number) => `前より ${lasted(minutes)} 長い`,
      less: (minutes: number) => `前より ${lasted(minutes)} 短い`,
    },
    within: {
      name: '24 時間以内に返信',
      unit: '%',
      means: '返信したうち、24 時間以内に返したものの割合。',
      more: (points: string) => `前より ${points} ポイント 良い`,
      less: (points: string) => `前より ${points} ポイント 悪い`,
    },
    oneReply: {
      name: '1 回で完了',
      unit: '%',
      means: '返信 1 通で完了し、その後 7 日のあいだ届かなかった割合。',
    },
    perOrders: {
      name: '注文 100 件あたり',
      unit: '件',
      means: '届いた問い合わせ ÷ 期間の注文 × 100。購入前の質問も含みます。',
      more: (n: string) => `前より ${n} 件 多い`,
      less: (n: string) => `前より ${n} 件 少ない`,
    },
  },
  trend: {
    title: '最初の返信までの時間（週ごと）',
    unit: '単位：営業時間',
    median: '中央値',
    slow: '遅い 1 割',
    table: '数値を表で見る',
    week: '週の終わり',
    came: '届いた件数',
    none: 'この 12 週に返信した問い合わせがありません。',
  },
  topics: {
    title: '分類ごとの件数',
    unsaid: '分類なし',
    now: 'この期間',
    before: '前の期間',
    none: '届いた問い合わせがありません。',
  },
  accounts: { title: '接続ごとの件数' },
  hours: {
    title: '届く曜日と時間',
    days: ['日', '月', '火', '水', '木', '金', '土'],
    cell: (day: string, hour: number, n: number) => `${day}曜 ${hour} 時台 ${n} 件`,
    peak: (day: string, hour: number) => `${day}曜の ${hour} 時台がいちばん多く届きます。`,
  },
  stock: {
    title: 'いまの状況',
    open: (n: number) => `返信を待っているお客様 ${count(n)} 人`,
    late: (n: number) => `うち期限後 ${count(n)} 件`,
    oldest: (when: string) => `一番古い未返信は ${when} から`,
    all: (inquiries: number, orders: number) =>
      `この PC にあるもの：問い合わせ ${count(inquiries)} 件・注文 ${count(orders)} 件`,
    show: '受付を開く',
  },
  pending: (name: string) => `「${name}」の過去の分を取り込んでいる途中です。終わると数字が変わります。`,
  now: {
    title: 'あなたの店の現状',
    text: (days: number, came: number) => `この ${days} 日に ${count(came)} 件の問い合わせが届いています。`,
    median: (time: string) => `最初の返信まで、営業時間で数えて、まん中の値が ${time}です。`,
    topics: (names: string) => `多いのは ${names}。`,
    open: (n: number) => `いま ${count(n)} 人が返信を待っています。`,
    nobody: '返信を待っているお客様はいません。',
    more: 'レポートを見る',
  },
}
