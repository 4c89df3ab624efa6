// What the pretend program knows of mail addresses, and what it finds.
import type { MailboxFound, MailboxSearch } from '../types'

const nothing: MailboxFound = {
  provider: '',
  settings: {},
  complete: false,
  ways: [],
  text: '',
  steps: [],
  hosts: [],
}

const known: Record<string, Partial<MailboxFound>> = {
  'gmail.com': {
    provider: 'Gmail',
    complete: true,
    ways: ['password', 'google'],
    text: 'Gmail です。アプリ パスワードが要ります。いつものパスワードは使えません。',
  },
  'outlook.jp': {
    provider: 'Outlook.com',
    complete: true,
    ways: ['microsoft'],
    text: 'Outlook.com です。「Microsoft でサインイン」を使います。',
  },
}

const sought: Record<string, Partial<MailboxFound>> = {
  'found.example': {
    complete: true,
    settings: { imap_host: 'mail.found.example', smtp_host: 'mail.found.example' },
    text: 'サーバーが見つかりました。設定を入れました。接続テストで確かめてください。',
    steps: [{ name: '受信サーバー mail.found.example', state: 'ok', text: '', detail: '993 tls' }],
  },
  'other.example': {
    text: 'サーバーの証明書が、別の名前のものでした。下の名前に契約先のサーバーがあれば選んでください。',
    hosts: ['sv1.host.example'],
    steps: [
      {
        name: '受信サーバー imap.other.example',
        state: 'failed',
        text: '証明書の名前が合いません。',
        detail: '',
      },
    ],
  },
}

export function discover({ form, look }: MailboxSearch): MailboxFound {
  const domain = (form.settings.address ?? '').split('@')[1] ?? ''
  const found = known[domain] ?? (look ? sought[domain] : undefined)
  if (found) return { ...nothing, ...found }
  const text = look
    ? 'サーバーが見つかりませんでした。ホスト名を「くわしい設定」に入れてください。'
    : 'サーバーの設定は、「設定を探す」を押すと探せます。'
  return { ...nothing, text }
}
