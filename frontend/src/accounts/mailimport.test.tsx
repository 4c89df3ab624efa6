import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openInWindow } from '../host/fake/mails'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

const card = () => screen.findByRole('article', { name: 'shop@mihondo.example' })
const OPEN = { name: '過去のメールを取り込む' }

test('the window brings in a folder, says how far it is, and stops', async () => {
  const { user, bodies } = show(<AccountsScreen />, openInWindow)
  await user.click(within(await card()).getByRole('button', OPEN))
  const place = within(await screen.findByRole('region', { name: '過去のメールの取り込み' }))
  await user.click(await place.findByRole('button', { name: 'フォルダーを選ぶ' }))
  await waitFor(() => expect(bodies('MailImportStart')).toEqual([{ account: 3, paths: ['/home/shop/Mail'] }]))
  expect(await place.findByText('1 / 4 ファイル・1,230 通')).toBeVisible()
  expect(place.getByRole('progressbar', { name: '取り込んでいます' })).toHaveAttribute('value', '0.25')
  expect(place.queryByRole('button', { name: 'フォルダーを選ぶ' })).toBeNull()
  await user.click(place.getByRole('button', { name: '中止' }))
  expect(await place.findByText(/^1,200 通を取り込みました。/)).toBeVisible()
  expect(place.getByText(/続きから取り込みます/)).toBeVisible()
  expect(place.getByText(/^old\.msg：Outlook/)).toBeInTheDocument()
})

test('a browser names the command, and only a mailbox can take mails', async () => {
  const { user, bodies } = show(<AccountsScreen />)
  await card()
  expect(screen.getAllByRole('button', OPEN)).toHaveLength(1)
  await user.click(screen.getByRole('button', OPEN))
  expect(await screen.findByText('madoguchi mail import 場所 --account 3')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'フォルダーを選ぶ' })).toBeNull()
  expect(bodies('PickMails')).toEqual([])
})
