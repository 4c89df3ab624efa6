import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AccountForm } from '../host/types'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'
import { choicesOf, namesOf, settingOf } from './folders'

test('the folders of a mailbox are ticked, not typed', async () => {
  const { user, bodies } = show(<AccountsScreen />, (desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'mailbox' ? { ...a, settings: { ...a.settings, folders: 'INBOX,消えた' } } : a,
    )
  })
  const card = await screen.findByRole('article', { name: 'shop@mihondo.example' })
  await user.click(within(card).getByRole('button', { name: '設定' }))
  await user.click(await screen.findByText('くわしい設定'))
  await user.click(screen.getByRole('button', { name: 'フォルダーを選ぶ' }))
  const list = await screen.findByRole('group', { name: /読み込むフォルダー/ })
  expect((bodies('Folders') as AccountForm[]).map((f) => f.id)).toEqual([3])
  const box = (name: RegExp) => within(list).getByRole('checkbox', { name })
  expect(box(/受信トレイ/)).toBeChecked()
  expect(box(/受信トレイ/)).toBeDisabled()
  expect(within(list).queryByRole('checkbox', { name: /Sent/ })).toBeNull()

  await user.click(box(/楽天のお客様/))
  await user.click(box(/消えた/))
  expect(screen.getByRole('textbox', { name: '読み込むフォルダー' })).toHaveValue('INBOX,INBOX.楽天のお客様')
  expect(within(list).queryByRole('checkbox', { name: /消えた/ })).toBeNull()
  await user.click(box(/楽天のお客様/))
  expect(screen.getByRole('textbox', { name: '読み込むフォルダー' })).toHaveValue('INBOX')
  await user.click(box(/返品, 交換/))
  expect(screen.getByRole('textbox', { name: '読み込むフォルダー' })).toHaveValue('INBOX,"INBOX.返品, 交換"')
})

test('the setting is read leniently and written in one way', () => {
  expect(namesOf(' inbox、a b,, a b\nc')).toEqual(['INBOX', 'a b', 'c'])
  const odd = ['INBOX', 'a, b', '返品、交換', ' x ', '"q" r', 's "t"', 'u']
  expect(settingOf(odd)).toBe('INBOX,"a, b","返品、交換"," x ","""q"" r",s "t",u')
  expect(namesOf(settingOf(odd))).toEqual(odd)
  expect(namesOf('"a, b')).toEqual(['"a', 'b'])
  expect(namesOf('"a"b,c')).toEqual(['"a"b', 'c'])
  expect(settingOf(['x', 'INBOX'])).toBe('INBOX,x')
  expect(settingOf([])).toBe('INBOX')
  const sent = { name: 'Sent', label: 'Sent', use: 'sent', count: 1 }
  expect(choicesOf([sent], ['INBOX'])).toEqual([{ name: 'INBOX', label: 'INBOX', count: -1, state: 'fixed' }])
  expect(choicesOf([sent], ['Sent'])).toMatchObject([{ name: 'Sent', state: 'free' }])
})
