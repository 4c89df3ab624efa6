// The folders of the pretend mailbox, and mails of before that are brought in.
import type { AccountForm, Folder, FolderList } from '../types'

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

export function mails() {
  return { Folders: (_: AccountForm): FolderList => ({ folders }) }
}
