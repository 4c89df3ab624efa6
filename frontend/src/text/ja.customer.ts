// Why an order may be the one, and who the customer is: the sentences of the order pane.
import { count } from './format'

export const customerWords = {
  reasons: {
    address: 'メールアドレス',
    masked: '楽天のメールアドレス',
    phone: '電話番号',
    name: 'お名前',
    kana: 'お名前の読み',
    item: '商品',
    date: '日付',
    mall: '番号が一致',
    text: '本文の番号',
    person: '手で紐付け',
    unverified: '番号の確認が必要',
  } as Record<string, string>,
  same: (parts: string[]) => `${parts.join('と')}が同じ`,
  near: (parts: string[]) => `${parts.join('と')}が近い`,
  sure: '確からしさ',
  levels: { high: '高い', middle: '中くらい', low: '低い' },
  offers: '近い注文',
  choose: 'この注文',
  chooseNamed: (order: string) => `この注文：${order}`,
  refuse: 'この注文ではない',
  refuseNamed: (order: string) => `この注文ではない：${order}`,
  refused: (n: number) => `ちがうとした注文 ${n} 件`,

  label: 'お客様',
  nobody: 'お名前なし',
  kinds: { mail: 'メール', mask: '楽天メール', tel: '電話' } as Record<string, string>,
  sums: (inquiries: number, orders: number) => `問い合わせ ${count(inquiries)} 件・注文 ${count(orders)} 件`,
  bought: '注文の合計',
  period: (first: string, last: string) => (first === last ? first : `${first} から ${last}`),
  inquiries: 'これまでの問い合わせ',

  question: '同じお客様ですか',
  why: {
    phone: 'お名前と電話番号が同じです',
    masked: 'お名前と楽天のメールアドレスが同じです',
    place: 'お名前と郵便番号が同じです',
    order: 'この方の注文について書いています',
  } as Record<string, string>,
  merge: '同じお客様にする',
  mergeNamed: (name: string) => `${name} 様と同じお客様にする`,
  together: (day: string, by: string) => (by ? `${day} に${by}さんがまとめました` : `${day} にまとめました`),
  split: '別々に戻す',
}
