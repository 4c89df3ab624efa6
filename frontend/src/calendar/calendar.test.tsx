import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { calendarOf } from '../host/fake/due'
import { openShop } from '../test/shop'

const rules = () => screen.findByRole('list', { name: '返信期限の決まり' })

test('a rule is changed in its place, for one account, and the focus comes back to it', async () => {
  const { user, desk } = openShop('#/settings/calendar')
  const before = calendarOf(desk).rules[1]
  await user.click(
    within(await rules()).getByRole('button', { name: 'すべての問い合わせ：1 営業日以内を変える' }),
  )
  const form = within(await rules()).getByRole('group', { name: '' })
  expect(within(form).getByRole('combobox', { name: '届いた所' })).toHaveFocus()
  await user.selectOptions(within(form).getByRole('combobox', { name: '接続' }), '見本堂 楽天市場店')
  await user.clear(within(form).getByLabelText('期限'))
  await user.type(within(form).getByLabelText('期限'), '２')
  await user.click(within(form).getByRole('button', { name: 'この内容にする' }))
  const change = await screen.findByRole('button', { name: '見本堂 楽天市場店：2 営業日以内を変える' })
  await waitFor(() => expect(change).toHaveFocus())
  expect(calendarOf(desk).rules).toHaveLength(2)
  expect(calendarOf(desk).rules[1]).toMatchObject({ id: before?.id, account_id: 1, amount: 2 })
})

test('a busy time is changed in its place; leaving it keeps it', async () => {
  const { user, desk } = openShop('#/settings/calendar', (d) => {
    calendarOf(d).peaks.push({
      id: 5,
      name: '歳末',
      from: '2026-12-20',
      to: '2026-12-31',
      hours: 24,
      version: 1,
    })
  })
  await user.click(await screen.findByRole('button', { name: '歳末を変える' }))
  const list = screen.getByRole('list', { name: '繁忙期' })
  expect(within(list).getByLabelText('名前')).toHaveFocus()
  await user.type(within(list).getByLabelText('名前'), 'セール')
  await user.click(within(list).getByRole('button', { name: 'やめる' }))
  expect(await screen.findByRole('button', { name: '歳末を変える' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: '歳末を変える' }))
  await user.clear(within(list).getByLabelText('延ばす時間'))
  await user.type(within(list).getByLabelText('延ばす時間'), '48')
  await user.click(within(list).getByRole('button', { name: 'この内容にする' }))
  await waitFor(() => expect(calendarOf(desk).peaks).toMatchObject([{ id: 5, name: '歳末', hours: 48 }]))
})
