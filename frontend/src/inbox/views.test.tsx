import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openShop } from '../test/shop'

type User = ReturnType<typeof openShop>['user']

const keep = async (user: User, name: string) => {
  await user.click(await screen.findByRole('button', { name: /^表示 / }))
  await user.click(await screen.findByRole('menuitem', { name: 'いまの表示を保存する' }))
  await user.type(await screen.findByRole('textbox', { name: '表示の名前' }), name)
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
}
const rows = () =>
  within(screen.getByRole('list', { name: '保存した表示' }))
    .getAllByRole('listitem')
    .map((li) => li.textContent)

test('saved views are ordered, renamed and removed by keyboard alone', async () => {
  const { user } = openShop()
  await screen.findByRole('listbox', { name: '一覧' })
  await keep(user, '朝')
  await keep(user, '夜')
  await user.click(await screen.findByRole('button', { name: /^表示 / }))
  await user.click(await screen.findByRole('menuitem', { name: '保存した表示を整える' }))
  const up = await screen.findByRole('button', { name: '「夜」を上へ' })
  up.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('夜'), expect.stringContaining('朝')]))
  expect(screen.getByRole('button', { name: '「夜」を上へ' })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(rows()[0]).toContain('朝'))
  screen.getByRole('button', { name: '「夜」の名前を変える' }).focus()
  await user.keyboard('{Enter}')
  const field = screen.getByRole('textbox', { name: '表示の名前' })
  expect(field).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('button', { name: '「夜」の名前を変える' })).toHaveFocus()
  await user.keyboard('{Enter}')
  await user.clear(screen.getByRole('textbox', { name: '表示の名前' }))
  await user.keyboard('夕方{Enter}')
  expect(await screen.findByRole('button', { name: '「夕方」の名前を変える' })).toHaveFocus()
  screen.getByRole('button', { name: '「夕方」を消す' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(rows()).toEqual([expect.stringContaining('朝')]))
})
