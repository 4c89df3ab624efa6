import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

const form = () => screen.findByRole('dialog', { name: '電話メモ' })

it('finds the caller by the last four digits and keeps the memo in their inquiry', async () => {
  const { user, calls, desk } = openShop('#/inbox')
  await screen.findByRole('listbox', { name: '一覧' })
  await user.keyboard('p')
  const box = await form()
  expect(within(box).getByRole('textbox', { name: '電話番号・名前・読み' })).toHaveFocus()
  await user.keyboard('4721')
  await user.click(
    await within(box).findByRole('radio', { name: /「届いたマグカップが割れていました」に残す/ }),
  )
  await user.type(within(box).getByRole('textbox', { name: '話した内容' }), '交換を希望')
  await user.click(within(box).getByRole('button', { name: '電話メモを残す' }))
  await waitFor(() => expect(calls('AddCall')).toHaveLength(1))
  expect(calls('AddCall')[0]?.body).toMatchObject({
    inquiry: 1,
    text: '交換を希望',
    talk: { way: 'in', number: '09000004721' },
  })
  expect(await screen.findByText('交換を希望')).toBeVisible()
  expect(desk.said.get(1)).toHaveLength(1)
})

it('makes an inquiry of a call of nobody known, to which no answer can be sent', async () => {
  const { user } = openShop('#/inbox')
  await screen.findByRole('listbox', { name: '一覧' })
  await user.keyboard('p')
  const box = await form()
  await user.keyboard('森 太郎')
  expect(await within(box).findByText(/「森 太郎」のお客様は見つかりません/)).toBeVisible()
  await user.click(within(box).getByRole('button', { name: '電話メモを残す' }))
  expect(within(box).getByRole('alert')).toHaveTextContent('話した内容を書いてください。')
  await user.type(within(box).getByRole('textbox', { name: '話した内容' }), '在庫の問い合わせ')
  await user.click(within(box).getByRole('button', { name: '電話メモを残す' }))
  expect(await screen.findByText(/ここから返信はできません/)).toBeVisible()
  expect(screen.queryByRole('textbox', { name: '返信の本文' })).toBeNull()
})

it('keeps what was typed when the memo is closed', async () => {
  const { user } = openShop('#/inbox')
  await screen.findByRole('listbox', { name: '一覧' })
  await user.keyboard('p')
  await user.type(within(await form()).getByRole('textbox', { name: '話した内容' }), '途中まで')
  await user.click(within(await form()).getByRole('button', { name: 'やめる' }))
  await user.keyboard('p')
  expect(within(await form()).getByRole('textbox', { name: '話した内容' })).toHaveValue('途中まで')
})
