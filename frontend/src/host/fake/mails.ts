// The folders of the pretend mailbox, and mails of before that are brought in.
import type {
  AccountForm,
  Folder,
  FolderList,
  MailImport,
  MailImportQuery,
  MailPart,
  MailView,
} from '../types'
import type { Desk } from './desk'
import { attachedMail } from './messages'

const folder = (name: string, label: string, use: string, count: number): Folder => ({
  name,
  label,
  use,
  count,
})

const folders: Folder[] = [
  folder('INBOX', '受信トレイ', 'inbox', 1840),
  folder('Sent', 'Sent', 'sent', 960),
  folder('INBOX.楽天のお客様', '楽天のお客様', '', 312),
  folder('INBOX.返品, 交換', '返品, 交換', '', 24),
  folder('Junk', 'Junk', 'junk', -1),
]

const windows = new WeakSet<Desk>()

/** The page stands in the desk's own window, which has the system's dialogs. */
export const openInWindow = (desk: Desk) => {
  windows.add(desk)
}
export const isInWindow = (desk: Desk) => windows.has(desk)

export const mailView = (now: number, charset: string): MailView => ({
  subject: 'メール',
  from: '店長 <a@example.com>',
  to: 'shop@example.com',
  at: now,
  text: charset === 'shift_jis' ? '日本語の本文です。' : '譌･譛ｬ隱槭・譛ｬ譁・〒縺吶・',
  html: '',
  folds: [],
  links: [],
  files: [],
  warnings: charset ? [] : ['文字コードの指定が合っていません。'],
  charsets: [
    { name: 'utf-8', label: 'UTF-8' },
    { name: 'shift_jis', label: 'シフト JIS' },
  ],
})

/** A mail that was sent on, with another one and a list inside. */
export const attachedView = (now: number, { id, part }: MailPart): MailView => ({
  ...mailView(now, 'shift_jis'),
  subject: part ? 'いちばん内側のメール' : '前のメール',
  from: '山田 <yamada@example.com>',
  text: part ? '内側の本文です。' : '前のメールの本文です。',
  html: part ? '' : '<p>前のメールの<b>本文</b>です。</p>',
  links: part ? [] : [{ text: '', url: 'https://shop.example/a', host: 'shop.example' }],
  files: part
    ? []
    : [
        { ...attachedMail, id, part: '0', name: '内側のメール.eml' },
        { ...attachedMail, id, part: '1', name: '一覧.csv', type: 'text/csv', mail: false },
      ],
  charsets: [],
})

const still: MailImport = {
  account: 0,
  running: false,
  files: 0,
  files_done: 0,
  bytes: 0,
  bytes_done: 0,
  taken: 0,
  known: 0,
  left: 0,
  reasons: [],
  more: 0,
  problem: '',
}

/** An import never ends by itself here: a test looks at it, and stops it. */
export function mails() {
  let run = still
  return {
    Folders: (_: AccountForm): FolderList => ({ folders }),
    OpenDemo: () => ({}),
    PickMails: ({ folder }: { folder: boolean }) => ({
      paths: [folder ? '/home/shop/Mail' : '/home/shop/old.mbox'],
    }),
    MailImportStart: ({ account }: MailImportQuery) => {
      run = {
        ...still,
        account,
        running: true,
        files: 4,
        files_done: 1,
        bytes: 8000,
        bytes_done: 2000,
        taken: 1200,
        known: 30,
      }
      return {}
    },
    MailImportState: () => run,
    MailImportStop: () => {
      const reasons = [{ file: 'old.msg', code: 'outlook', reason: 'Outlook だけが読める形式です。' }]
      run = { ...run, running: false, left: 1, reasons }
      return {}
    },
  }
}
