import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { SettingsScreen } from './SettingsScreen'

const open = async (user: ReturnType<typeof openShop>['user'], section: string) => {
  await user.click(screen.getByRole('button', { name: /^設定の項目/ }))
  await user.click(await screen.findByRole('menuitem', { name: section }))
}

test('the save button stands only while something is changed, and saves numbers as numbers', async () => {
  const { user, bodies } = show(<SettingsScreen />)
  const hold = await screen.findByLabelText('送信待ちの秒数')
  expect(screen.queryByRole('button', { name: '保存する' })).not.toBeInTheDocument()
  await user.clear(hold)
  await user.type(hold, '３０')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() =>
    expect(bodies('SaveShop')).toEqual([expect.objectContaining({ hold: 30, reply_hours: 24 })]),
  )
  await waitFor(() => expect(screen.queryByRole('button', { name: '保存する' })).not.toBeInTheDocument())
})

test('a wrong number is told at its field, which gets the caret', async () => {
  const { user, bodies } = show(<SettingsScreen />)
  const hold = await screen.findByLabelText('送信待ちの秒数')
  await user.clear(hold)
  await user.type(hold, '301')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  expect(hold).toHaveFocus()
  expect(hold).toBeInvalid()
  expect(hold).toHaveAccessibleDescription(/0 から 300 までの数字/)
  expect(bodies('SaveShop')).toEqual([])
})

test('taking the change back brings what is stored', async () => {
  const { user } = show(<SettingsScreen />)
  const name = await screen.findByLabelText('店舗名')
  await user.type(name, ' 本店')
  await user.click(screen.getByRole('button', { name: '変更をやめる' }))
  expect(name).toHaveValue('見本堂')
})

test('what is typed stays while another section is looked at, and can be saved from there', async () => {
  const { user, calls } = openShop('#/settings')
  const name = await screen.findByLabelText('店舗名')
  await user.type(name, ' 本店')
  await open(user, '表示')
  expect(screen.queryByLabelText('店舗名')).not.toBeInTheDocument()
  expect(window.location.hash).toBe('#/settings/look')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() => expect(calls('SaveShop')).toHaveLength(1))
})

test('a wrong field is shown although another section is open', async () => {
  const { user } = openShop('#/settings')
  await user.clear(await screen.findByLabelText('送信待ちの秒数'))
  await open(user, '通知')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  expect(await screen.findByLabelText('送信待ちの秒数')).toHaveFocus()
})

test('the facts of the shop are saved, and a number that cannot be one is told at its field', async () => {
  const { user, bodies } = show(<SettingsScreen />)
  const number = await screen.findByLabelText('登録番号（適格請求書）')
  await user.type(number, 'T123')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  expect(number).toHaveFocus()
  expect(number).toHaveAccessibleDescription(/T と 13 桁の数字で/)
  expect(bodies('SaveShop')).toEqual([])
  await user.clear(number)
  await user.type(number, 'Ｔ7000-0120-50002')
  await user.type(screen.getByLabelText('振込先'), '見本銀行 普通 1')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() =>
    expect(bodies('SaveShop')).toEqual([
      expect.objectContaining({ tax_number: 'Ｔ7000-0120-50002', bank: '見本銀行 普通 1' }),
    ]),
  )
})
