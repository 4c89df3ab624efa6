// The pretend shop's own things: connections, kinds, templates, settings.
import type { Account, Field, Kind, Me, ShopSettings, Template, Variable } from '../types'
import { DAY, MINUTE } from './seed'

export const me = (now: number): Me => ({
  name: '高橋',
  role: 'owner',
  demo: true,
  window: false,
  version: '1.0.0',
  hold: 15,
  now,
})

const account = (id: number, over: Partial<Account>, now: number): Account => ({
  id,
  kind: 'rakuten',
  label: '楽天市場',
  mark: '楽',
  shape: 'square',
  name: '',
  state: 'ok',
  reason: '',
  text: '',
  notices: [],
  settings: {},
  sealed: [],
  keys: [],
  last_ok_at: now - 20_000,
  failing_at: 0,
  next_at: now + 5 * MINUTE,
  every: 300,
  busy: false,
  inquiries: 1200,
  version: 1,
  advice: '正常です。次は 5 分後に受け取ります。',
  pending: [],
  abilities: ['orders', 'probe', 'confirm', 'thread', 'file', 'mark', 'keys'],
  calls_today: 240,
  calls_limit: 0,
  polls_today: 96,
  failures_today: 0,
  ...over,
})

export const accounts = (now: number): Account[] => [
  account(
    1,
    {
      name: '見本堂 楽天市場店',
      abilities: ['orders', 'probe', 'confirm', 'thread', 'file', 'mark', 'keys', 'order_note', 'inspect'],
      settings: { shop_id: '412345' },
      sealed: ['service_secret', 'license_key'],
      keys: [
        {
          name: 'license',
          label: 'ライセンスキー',
          expires: now + 12 * DAY,
          life_days: 90,
          days_left: 12,
          level: 'soon',
          next: 'RMS で新しいキーを発行し、貼り付けてください。',
        },
      ],
    },
    now,
  ),
  account(
    2,
    {
      kind: 'yahoo',
      label: 'Yahoo!ショッピング',
      mark: 'Y!',
      shape: 'circle',
      name: '見本堂 Yahoo!店',
      settings: { seller_id: 'mihondo' },
      sealed: ['client_secret', 'refresh_token'],
      keys: [
        {
          name: 'sign_in',
          label: 'サインイン',
          expires: now + 3 * DAY,
          life_days: 28,
          days_left: 3,
          level: 'urgent',
          next: 'もう一度サインインしてください。受信は止まりません。',
        },
        {
          name: 'public_key',
          label: '公開鍵',
          expires: now + 300 * DAY,
          life_days: 365,
          days_left: 300,
          level: 'ok',
          next: '',
        },
      ],
    },
    now,
  ),
  account(
    3,
    {
      kind: 'mailbox',
      label: 'メール',
      mark: '✉',
      name: 'shop@mihondo.example',
      settings: { address: 'shop@mihondo.example', imap_host: 'imap.mihondo.example' },
      sealed: ['password'],
    },
    now,
  ),
]

const field = (key: string, label: string, over: Partial<Field> = {}): Field => ({
  key,
  label,
  secret: false,
  required: true,
  options: [],
  default: '',
  help: '',
  advanced: false,
  lines: false,
  sign_in: false,
  trial: false,
  shared: false,
  when: '',
  ...over,
})

export const noMarks: Kind['marks'] = {
  read: false,
  complete: false,
  incomplete: false,
  private: false,
  reasons: [],
}

export const kinds: Kind[] = [
  {
    kind: 'mailbox',
    label: 'メール',
    mall: '',
    marks: noMarks,
    start: { can: true, by_order: false, subject: true, categories: [] },
    sign_in: false,
    discover: false,
    mark: '✉',
    shape: 'square',
    needs: 'メールアドレスとパスワード',
    takes: '約 2 分',
    guide: ['メールアドレスとパスワードを用意します。'],
    fields: [
      field('address', 'メールアドレス'),
      field('imap_host', '受信サーバー'),
      field('imap_security', '受信の暗号化', {
        options: ['tls', 'starttls', 'none'],
        default: 'tls',
        advanced: true,
      }),
      field('password', 'パスワード', { secret: true }),
    ],
  },
  {
    kind: 'rakuten',
    label: '楽天市場',
    mall: '楽天市場',
    marks: { ...noMarks, read: true, complete: true, incomplete: true },
    start: { can: false, by_order: false, subject: false, categories: [] },
    sign_in: false,
    discover: false,
    mark: '楽',
    shape: 'square',
    needs: 'RMS WEB SERVICE の serviceSecret と licenseKey',
    takes: '約 5 分',
    guide: [
      'RMS にログインします。',
      '「WEB APIサービス」を開き、キーを表示します。',
      'キーを下の欄に貼り付けます。',
    ],
    fields: [
      field('shop_id', '店舗 ID'),
      field('service_secret', 'serviceSecret', { secret: true }),
      field('license_key', 'licenseKey', { secret: true, help: '90 日ごとに変わります。' }),
    ],
  },
  {
    kind: 'yahoo',
    label: 'Yahoo!ショッピング',
    mall: 'Yahoo!ショッピング',
    marks: {
      ...noMarks,
      complete: true,
      private: true,
      reasons: [
        { code: '1', label: '通常完了', help: '返信で解決したとき。' },
        { code: '2', label: '電話完了', help: '電話で解決したとき。' },
      ],
    },
    start: { can: true, by_order: true, subject: false, categories: [] },
    sign_in: true,
    discover: false,
    mark: 'Y!',
    shape: 'circle',
    needs: 'アプリケーション ID と公開鍵',
    takes: '約 15 分',
    guide: ['ストアクリエイターPro を開きます。'],
    fields: [
      field('seller_id', 'ストアアカウント'),
      field('client_secret', 'シークレット', { secret: true }),
      field('refresh_token', '更新用トークン', { secret: true, sign_in: true }),
      field('public_key', '公開鍵', { secret: true, lines: true, required: false }),
    ],
  },
]

const template = (
  id: number,
  name: string,
  reading: string,
  category: string,
  body: string,
  uses: number,
): Template => ({
  id,
  name,
  reading,
  category,
  subject: '',
  body,
  next: '',
  uses,
  missing: body.includes('{再送日}') || body.includes('{追跡番号}') ? 1 : 0,
  version: 1,
  problems: [],
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

export const variables: Variable[] = [
  { name: 'お客様名', help: '注文者の名前', source: '注文' },
  { name: '商品名', help: '1 つ目の商品', source: '明細 1' },
  { name: '注文番号', help: '紐付いた注文の番号', source: '注文' },
  { name: '追跡番号', help: '配送の番号', source: '注文' },
  { name: '今日', help: 'きょうの日付', source: '日付' },
  { name: '店舗名', help: '設定の店舗名', source: '設定' },
  { name: '担当者', help: '返信する人の名前', source: '担当者' },
  { name: '再送日', help: '返信のときに入力します', source: '入力' },
]

export const shop: ShopSettings = {
  shop_name: '見本堂',
  staff_name: '高橋',
  signature: '見本堂　高橋\nshop@mihondo.example',
  hours: '平日 9:00〜17:00',
  reply_hours: 24,
  hold: 15,
}
