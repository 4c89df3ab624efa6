import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

it('offers colleagues behind an @ and calls the chosen one', async () => {
  const { user, calls } = openShop('#/inbox/1')
  await screen.findByRole('log', { name: '会話' })
  await user.keyboard('n')
  const field = await screen.findByRole('textbox', { name: '社内メモ' })
  await user.type(field, '在庫を @た')
  const people = await screen.findByRole('listbox', { name: '呼ぶ担当者' })
  expect(
    within(people)
      .getAllByRole('option')
      .map((o) => o.textContent),
  ).toEqual(['高橋たかはし', '田中たなか'])
  await user.keyboard('{ArrowDown}{Enter}')
  expect(field).toHaveValue('在庫を @田中 ')
  await user.click(screen.getByRole('button', { name: 'メモを残す' }))
  await waitFor(() => expect(calls('AddNote')[0]?.body).toMatchObject({ mentions: [2] }))
  expect(await screen.findByText(/高橋 → 田中/)).toBeVisible()
})

it('leaves Enter to the input method', async () => {
  const { user } = openShop('#/inbox/1')
  await screen.findByRole('log', { name: '会話' })
  await user.keyboard('n')
  const field = await screen.findByRole('textbox', { name: '社内メモ' })
  await user.type(field, '@た')
  await screen.findByRole('listbox', { name: '呼ぶ担当者' })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229, isComposing: true })
  expect(field).toHaveValue('@た')
})

it('lets the writer change and take away a note of the day', async () => {
  const { user } = openShop('#/inbox/1')
  await screen.findByRole('log', { name: '会話' })
  await user.keyboard('n')
  await user.type(await screen.findByRole('textbox', { name: '社内メモ' }), '在庫 6')
  await user.click(screen.getByRole('button', { name: 'メモを残す' }))
  await user.click(await screen.findByRole('button', { name: 'メモを直す' }))
  const field = screen.getByRole('textbox', { name: 'メモの文' })
  await user.clear(field)
  await user.type(field, '在庫 5')
  await user.click(screen.getByRole('button', { name: '直したメモを残す' }))
  expect(await screen.findByText('在庫 5')).toBeVisible()
  await user.click(screen.getByText(/前の内容を見る/))
  expect(await screen.findByText('在庫 6')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'メモを消す' }))
  expect(await screen.findByText('このメモは書いた人が消しました。')).toBeVisible()
})

it('shows who calls in the bell and opens the inquiry', async () => {
  const { user, calls } = openShop('#/inbox', (desk) => {
    desk.mentions = [
      {
        message: 13,
        inquiry: 1,
        at: desk.now,
        by: '田中',
        subject: '割れ',
        customer: '佐藤 美咲',
        text: '見てください',
      },
    ]
  })
  await user.click(await screen.findByRole('button', { name: /^お知らせ \d+ 件$/ }))
  await user.click(await screen.findByRole('button', { name: '田中さんのメモを開く：割れ' }))
  await waitFor(() => expect(calls('MarkSeen').some((c) => JSON.stringify(c.body) === '{"id":1}')).toBe(true))
})
