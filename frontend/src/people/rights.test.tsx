import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { openShop } from '../test/shop'

/** The pretend shop with somebody of this role at the screen. */
const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

test('one who only reads finds nothing to press that would be refused, and is told so', async () => {
  const { user, desk, calls } = openShop('#/inbox/2', sitting('viewer'))
  await screen.findByRole('heading', { name: '配送状況について' })
  expect(await screen.findByText('「閲覧」の権限では、返信は書けません。')).toBeVisible()
  for (const name of ['完了', 'フォロー予定', '担当なし'])
    expect(screen.queryByRole('button', { name: new RegExp(`^${name}`) })).toBeNull()
  const before = desk.rows.get(2)
  await user.keyboard('e')
  await user.keyboard('s')
  await user.keyboard('d')
  await user.keyboard('i')
  await user.keyboard('u')
  await user.keyboard('x')
  await user.keyboard('n')
  await user.keyboard('c')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('region', { name: '選んだ問い合わせ' })).toBeNull()
  expect(screen.queryByRole('textbox', { name: /社内メモ/ })).toBeNull()
  expect(desk.rows.get(2)).toEqual(before)
  expect(calls('SetState')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'ほかの操作' }))
  const menu = await screen.findByRole('menu')
  expect(within(menu).getByText('「閲覧」の権限では、読むだけです。')).toBeVisible()
  expect(within(menu).queryByRole('menuitem', { name: /にする/ })).toBeNull()
})

test('one who may not search has no box for it; / says why', async () => {
  const { user } = openShop('#/inbox', sitting('trainee'))
  await screen.findByRole('listbox', { name: '一覧' })
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /検索/ })).toBeNull())
  await user.keyboard('/')
  expect(
    await screen.findByText('いまの権限では検索できません。必要なときは、店長に頼んでください。'),
  ).toBeVisible()
})

test('one who may not open the inbox is led to their own screen, and Back leads to no trap', async () => {
  const before = history.length
  const { settled } = openShop('#/inbox', sitting('accounting'))
  await settled()
  await waitFor(() => expect(location.hash).toBe('#/books'))
  expect(history.length).toBe(before)
})

test('one who works here still has it all', async () => {
  openShop('#/inbox/2', sitting('staff'))
  await screen.findByRole('heading', { name: '配送状況について' })
  expect(screen.getByRole('button', { name: /^完了 ?E?$/ })).toBeVisible()
  expect(screen.getByRole('textbox', { name: /検索/ })).toBeVisible()
})
