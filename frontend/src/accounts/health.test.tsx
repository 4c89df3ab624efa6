import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Desk } from '../host/fake/desk'
import type { Account } from '../host/types'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

const change = (over: Partial<Account>) => (desk: Desk) => {
  desk.accounts = desk.accounts.map((a) => (a.kind === 'rakuten' ? { ...a, ...over } : a))
}

const rakuten = () => screen.findByRole('article', { name: '見本堂 楽天市場店' })

test('a card says what to do now, what was used of the day, and which new key waits', async () => {
  show(
    <AccountsScreen />,
    change({
      advice: 'ライセンスキーを 12 日のうちに新しくしてください。',
      calls_today: 1234,
      calls_limit: 50_000,
      polls_today: 40,
      failures_today: 2,
      pending: ['license_key'],
    }),
  )
  const card = await rakuten()
  expect(card).toHaveTextContent('ライセンスキーを 12 日のうちに新しくしてください。')
  expect(card).toHaveTextContent('1,234 / 50,000 回')
  expect(within(card).getByRole('meter', { name: '今日の呼び出しの回数' })).toHaveAttribute(
    'value',
    '0.02468',
  )
  expect(card).toHaveTextContent('40 回（うち 2 回は届かず）')
  expect(within(card).getByRole('status')).toHaveTextContent('新しいlicenseKeyを確かめています…')
})

test('what only some kinds have follows from what the connection can do', async () => {
  show(<AccountsScreen />)
  const mall = await rakuten()
  const mailbox = await screen.findByRole('article', { name: 'shop@mihondo.example' })
  expect(mall).toHaveTextContent('今日の呼び出し')
  expect(mailbox).not.toHaveTextContent('今日の呼び出し')
  expect(within(mall).queryByRole('button', { name: '過去のメールを取り込む' })).toBeNull()
  expect(within(mailbox).getByRole('button', { name: '過去のメールを取り込む' })).toBeVisible()
})

test('the test by steps names each function, and can be copied for support', async () => {
  const { user } = show(
    <AccountsScreen />,
    change({ abilities: ['inspect'], settings: { shop_id: 'broken' } }),
  )
  const card = await rakuten()
  await user.click(within(card).getByRole('button', { name: '接続テスト' }))
  const result = await within(card).findByRole('region', { name: '接続テストの結果' })
  const lines = within(result).getAllByRole('listitem')
  expect(lines.map((l) => l.textContent)).toEqual([
    'サインイン使えます',
    expect.stringMatching(/^問い合わせの一覧使えませんこの回線の IP アドレスが登録されていません/),
    expect.stringMatching(/^注文の検索試していません/),
  ])
  expect(result).toHaveTextContent('うまくいかない項目が 1 件あります')
  await user.click(within(result).getByRole('button', { name: 'サポートに送る文をコピー' }))
  const copied = await navigator.clipboard.readText()
  expect(copied).toMatch(/^窓口 1\.0\.0 接続テスト 楽天市場 /)
  expect(copied).toContain('問い合わせの一覧：使えません')
  expect(copied).toContain('[auth px-04306]')
  await user.click(within(result).getByRole('button', { name: '結果を閉じる' }))
  expect(within(card).queryByRole('region', { name: '接続テストの結果' })).not.toBeInTheDocument()
})

test('an account without steps is tried in one sentence, and one account alone receives', async () => {
  const { user, bodies } = show(<AccountsScreen />, change({ abilities: ['probe'] }))
  const card = await rakuten()
  await user.click(within(card).getByRole('button', { name: '接続テスト' }))
  expect(await within(card).findByText('つながりました。このまま受信できます。')).toBeVisible()
  await user.click(within(card).getByRole('button', { name: '今すぐ受信' }))
  await waitFor(() => expect(bodies('Sync')).toEqual([{ id: 1 }]))
})

test('the guide draws what to press, what to copy and what to switch on', async () => {
  const { user } = show(<AccountsScreen />)
  await user.click(await screen.findByRole('button', { name: /用意するもの：RMS WEB SERVICE/ }))
  const guide = screen.getByRole('region', { name: '写すもの・押すところ' })
  expect(guide).toHaveTextContent('license.expiryDate.get')
  expect(guide).toHaveTextContent('inquirymngapi.reply.post')
  expect(within(guide).getByText('アプリ一覧で選ぶ行').closest('figure')).toHaveTextContent('店舗様')
})
