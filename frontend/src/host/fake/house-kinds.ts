// The kinds of account that the pretend shop can add, with their forms.
import type { Field, Kind } from '../types'

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
    sign_in: true,
    discover: true,
    mark: '✉',
    shape: 'square',
    needs: 'メールアドレスとパスワード',
    takes: '約 2 分',
    guide: ['メールアドレスとパスワードを用意します。'],
    fields: [
      field('address', 'メールアドレス'),
      field('auth', 'サインインの方法', {
        options: ['password', 'google', 'microsoft'],
        default: 'password',
        required: false,
      }),
      field('password', 'パスワード', { secret: true, when: 'auth=,password' }),
      field('oauth_client_id', 'クライアント ID', { when: 'auth=google,microsoft' }),
      field('refresh_token', '更新用トークン', {
        secret: true,
        sign_in: true,
        when: 'auth=google,microsoft',
      }),
      field('imap_host', '受信サーバー', { required: false, advanced: true }),
      field('smtp_host', '送信サーバー', { required: false, advanced: true }),
      field('folders', '読み込むフォルダー', {
        required: false,
        advanced: true,
        default: 'INBOX',
        help: 'カンマで区切ります。',
      }),
      field('imap_security', '受信の暗号化', {
        options: ['tls', 'starttls', 'none'],
        default: 'tls',
        advanced: true,
      }),
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
