import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutboxItem } from '../host/types'
import { openShop } from '../test/shop'
import { ja } from '../text/ja'
import { partsOf } from './folds'

const unknown: OutboxItem = {
  id: 77,
  inquiry_id: 1,
  account: 1,
  kind: 'rakuten',
  mall: '楽天市場',
  mark: '楽',
  shape: 'square',
  customer: '佐藤 美咲',
  subject: '',
  text: '発送しました。',
  files: [],
  state: 'unknown',
  done: true,
  send_at: 0,
  planned: false,
  follow_at: 0,
  sent_at: 0,
  created_at: 0,
  attempts: 1,
  code: '',
  reason: '',
  by: '高橋',
  starts: false,
  order_number: '',
  to: '',
  likely: '',
  absent_at: 0,
  records: [],
}

describe('the conversation', () => {
  it('shows HTML in a closed frame that can load nothing', async () => {
    const { user } = openShop('#/inbox/3')
    await user.click(await screen.findByRole('button', { name: '元の見た目で表示' }))
    const mail = screen.getByTitle('HTML メールの本文')
    expect(mail).toHaveAttribute('sandbox', '')
    expect(mail.getAttribute('srcdoc')).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    )
    await user.click(screen.getByRole('button', { name: '文字だけで表示' }))
    expect(screen.queryByTitle('HTML メールの本文')).toBeNull()
  })

  it('shows a garbled mail in a charset of choice', async () => {
    const { user } = openShop('#/inbox/3')
    const menus = await screen.findAllByRole('button', { name: ja.thread.messageMenu })
    await user.click(menus[0] as HTMLElement)
    await user.click(await screen.findByRole('menuitem', { name: '文字コードを変えて表示' }))
    await screen.findByRole('option', { name: 'シフト JIS' })
    await user.selectOptions(screen.getByLabelText('文字コード'), 'shift_jis')
    expect(await screen.findByText(/日本語の本文です。/)).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(menus[0]).toHaveFocus())
  })

  it('gives a nameless customer no second honorific', async () => {
    openShop('#/inbox/6')
    const talk = await screen.findByRole('log', { name: '会話' })
    expect(within(talk).getByText('お客様')).toBeVisible()
    expect(within(talk).queryByText('お客様 様')).toBeNull()
  })

  it('folds quotes and marks where the unread begins', async () => {
    const { user } = openShop('#/inbox/1')
    expect(await screen.findByText('ここから未読')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '引用 8 行' }))
    expect(screen.getByText(/ご案内の 8 行目/)).toBeVisible()
  })

  it('keeps a note beside the conversation', async () => {
    const { user, desk } = openShop('#/inbox/1')
    await screen.findByRole('heading', { name: '届いたマグカップが割れていました' })
    await user.keyboard('n')
    await user.type(screen.getByRole('textbox', { name: /社内メモ/ }), '棚を見る')
    await user.click(screen.getByRole('button', { name: 'メモを残す' }))
    expect(await screen.findByText('棚を見る')).toBeVisible()
    expect(desk.said.get(1)?.[0]).toMatchObject({ direction: 'note', text: '棚を見る' })
  })

  it('asks a person about an unknown outcome, in its place', async () => {
    const { user, desk, hint } = openShop('#/inbox/1')
    await screen.findByRole('heading', { name: '届いたマグカップが割れていました' })
    desk.outbox = [unknown]
    await hint()
    const talk = screen.getByRole('log', { name: '会話' })
    expect(await within(talk).findByText('送れたか確認中')).toBeVisible()
    await user.click(within(talk).getByRole('button', { name: '送れていた' }))
    await waitFor(() => expect(desk.outbox[0]?.state).toBe('sent'))
  })

  it('says that an answer was probably not sent, and gives its words back to be sent again', async () => {
    const { user, desk, hint } = openShop('#/inbox/1')
    await screen.findByRole('heading', { name: '届いたマグカップが割れていました' })
    desk.outbox = [{ ...unknown, likely: 'not_sent', absent_at: Date.now() }]
    await hint()
    const talk = screen.getByRole('log', { name: '会話' })
    expect(await within(talk).findByText('送信されていない可能性が高いです')).toBeVisible()
    expect(within(talk).getByText(/モールの問い合わせを読み直しましたが/)).toBeVisible()
    expect(within(talk).getByRole('button', { name: '送信されていた' })).toBeVisible()
    await user.click(within(talk).getByRole('button', { name: '送信されていなかったので送り直す' }))
    await waitFor(() => expect(desk.outbox).toEqual([]))
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: '返信の本文' })).toHaveValue('発送しました。'),
    )
    expect(within(talk).queryByText('送信されていない可能性が高いです')).not.toBeInTheDocument()
  })
})

describe('folds', () => {
  it('cut a text into what is said and what is closed', () => {
    const folds = [
      { kind: 'quote', start: 3, end: 13 },
      { kind: 'signature', start: 16, end: 22 },
    ]
    expect(partsOf('はい\n> 前の\n＞ 前の\nでは\n-- \n山\n', folds)).toEqual([
      { kind: 'own', text: 'はい', lines: 1, start: 0 },
      { kind: 'quote', text: '> 前の\n＞ 前の', lines: 2, start: 3 },
      { kind: 'own', text: 'では', lines: 1, start: 13 },
      { kind: 'signature', text: '-- \n山', lines: 2, start: 16 },
    ])
  })
})
