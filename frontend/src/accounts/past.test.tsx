import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

const card = () => screen.findByRole('article', { name: 'shop@mihondo.example' })
const MARCH = Date.UTC(2025, 2, 10)

/** The pretend mailbox in the middle of its past. */
const inThePast =
  (state: string, minutes = 6) =>
  (desk: Desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'mailbox'
        ? { ...a, progress_done: 34_000, progress_all: 100_000, past: { state, minutes, reached_at: MARCH } }
        : a,
    )
  }

test('a mailbox says how far its past has been read, until none is left', async () => {
  show(<AccountsScreen />, inThePast('reading'))
  const title = '過去のメールを取り込んでいます'
  expect(await card()).toHaveTextContent(`${title} 34,000 / 100,000 件・あと約 6 分`)
  expect(await card()).toHaveTextContent('2025年3月まで来ました。新しい順です。いまから使えます。')
  expect(within(await card()).getByRole('progressbar', { name: title })).toHaveAttribute('value', '0.34')
  expect(screen.getAllByRole('progressbar', { name: title })).toHaveLength(1)
})

test.each([
  [7, '件・あと約 7 分2025年'],
  [43, '件・あと約 45 分2025年'],
  [170, '件・あと約 3 時間2025年'],
  [0, '100,000 件2025年'],
])('%i minutes are said as a person would', async (minutes, said) => {
  show(<AccountsScreen />, inThePast('reading', minutes))
  expect(await card()).toHaveTextContent(said)
})

test('it rests and goes on by the same button', async () => {
  const { user, bodies } = show(<AccountsScreen />, inThePast('reading'))
  await user.click(within(await card()).getByRole('button', { name: '休む' }))
  const on = await within(await card()).findByRole('button', { name: '続ける' })
  expect(on).toHaveFocus()
  expect(await card()).toHaveTextContent('新しく届くメールは、いつもどおり受け取ります。')
  await user.keyboard('{Enter}')
  expect(await within(await card()).findByRole('button', { name: '休む' })).toHaveFocus()
  expect(bodies('SetPast')).toEqual([
    { id: 3, state: 'paused' },
    { id: 3, state: 'reading' },
  ])
})

test('what has come can be enough, and the way back has the caret', async () => {
  const { user, bodies } = show(<AccountsScreen />, inThePast('paused'))
  await user.click(within(await card()).getByRole('button', { name: 'ここまでにする' }))
  const more = await within(await card()).findByRole('button', { name: '続きを取り込む' })
  expect(more).toHaveFocus()
  expect(await card()).toHaveTextContent('2025年3月までのメールがあります。残りはメールサーバーにあり')
  expect(within(await card()).queryByRole('button', { name: 'ここまでにする' })).toBeNull()
  await user.click(more)
  expect(bodies('SetPast')).toEqual([
    { id: 3, state: 'ended' },
    { id: 3, state: 'reading' },
  ])
})

test('the search says how far it is ready', async () => {
  show(<AccountsScreen />, (desk) => {
    desk.preparing = { done: 250, all: 1000 }
  })
  const part = await screen.findByRole('region', { name: '検索の準備' })
  expect(part).toHaveTextContent('検索の準備 250 / 1,000 件')
})

test('a desk whose search is ready says nothing of it', async () => {
  show(<AccountsScreen />)
  await card()
  expect(screen.queryByRole('region', { name: '検索の準備' })).toBeNull()
})
