// The templates of the pretend shop and the values that may stand in them.
import { blank } from '../blank'
import type { Template, Variable } from '../types'

const template = (
  id: number,
  name: string,
  reading: string,
  category: string,
  body: string,
  uses: number,
): Template => ({
  ...blank,
  id,
  name,
  reading,
  category,
  body,
  uses,
  missing: body.includes('{再送日}') || body.includes('{追跡番号}') ? 1 : 0,
  version: 1,
})

export const templates: Template[] = [
  template(
    1,
    '交換品の発送',
    'こうかんひんのはっそう',
    '交換',
    '{お客様名} 様\n\n交換品の{商品名}は、本日{今日}に発送いたします。\n追跡番号は{追跡番号}です。22日(日)の午前中にお届けする予定です。',
    18,
  ),
  template(
    2,
    '誤配送のお詫び（再送）',
    'ごはいそうのおわびさいそう',
    '誤配送',
    '{お客様名} 様\n\nご注文と異なる商品をお届けし、申し訳ございません。\n{商品名}を{再送日}に発送します。',
    12,
  ),
  template(
    3,
    '誤配送のお詫び（返金）',
    'ごはいそうのおわびへんきん',
    '誤配送',
    '{お客様名} 様\n\nご注文と異なる商品をお届けし、申し訳ございません。\n代金を返金いたします。',
    4,
  ),
  template(
    4,
    '着払い返送のご案内',
    'ちゃくばらいへんそうのごあんない',
    '返品',
    '{お客様名} 様\n\nお手数ですが、誤配の品は着払いでご返送ください。',
    2,
  ),
  template(
    5,
    'お問い合わせのお礼',
    'おといあわせのおれい',
    '一般',
    '{お客様名} 様\n\nお問い合わせありがとうございます。\n{店舗名} {担当者}',
    40,
  ),
  template(
    6,
    '領収書の発行',
    'りょうしゅうしょのはっこう',
    '書類',
    '{お客様名} 様\n\n領収書を発行いたしました。ご注文番号は{注文番号}です。',
    9,
  ),
]

/** A variable as the program describes it: text without filters unless told otherwise. */
export const variable = (of: Partial<Variable> & { name: string }): Variable => ({
  help: '',
  source: '注文',
  personal: false,
  kind: 'text',
  filters: ['一行'],
  loop: '',
  only_in_loop: false,
  ...of,
})

export const variables: Variable[] = [
  variable({
    name: 'お客様名',
    help: '注文者の名前',
    source: '注文',
    kind: 'name',
    filters: ['姓', '姓のみ'],
    personal: true,
  }),
  variable({ name: '商品名', help: '1 つ目の商品', source: '明細 1' }),
  variable({ name: '注文番号', help: '紐付いた注文の番号', source: '注文' }),
  variable({
    name: '追跡番号',
    help: '配送の番号',
    source: '注文',
    kind: 'tracking',
    filters: ['番号だけ', 'リンクだけ', '一行'],
    loop: '荷物ごと',
  }),
  variable({
    name: '今日',
    help: 'きょうの日付',
    source: '日付',
    kind: 'date',
    filters: ['営業日+N', '曜日なし', '年あり'],
  }),
  variable({ name: '店舗名', help: '設定の店舗名', source: '設定' }),
  variable({ name: '担当者', help: '返信する人の名前', source: '担当者' }),
  variable({
    name: '再送日',
    help: '返信のときに入力します',
    source: '入力',
    kind: 'date',
    filters: ['営業日+N', '曜日なし', '年あり'],
  }),
]
