import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

const box = () => screen.findByRole('region', { name: '過去の回答' })

it('looks back only when it is asked, by its key, and puts the answer into the reply', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const part = await box()
  expect(calls('Alike')).toHaveLength(0)
  await user.keyboard('h')
  expect(await within(part).findByText(/到着予定日を知りたいです/)).toBeVisible()
  expect(part).toHaveTextContent('「いつ届くか」が同じ')
  await user.click(within(part).getByRole('button', { name: '返信に入れる' }))
  const field = await screen.findByRole('textbox', { name: '返信の本文' })
  await waitFor(() => expect(field).toHaveValue('佐藤 美咲 様\n\n{日付}にお届けの予定です。'))
  expect(calls('UsePast')).toHaveLength(1)
  // The key is a letter again while the caret stands in the answer.
  await user.type(field, 'h')
  expect(within(part).getByText(/到着予定日を知りたいです/)).toBeVisible()
})

it('marks an answer as a model and takes the mark away', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const part = await box()
  await user.click(within(part).getByRole('button', { name: /過去の回答/ }))
  await user.click(await within(part).findByRole('button', { name: '模範回答にする' }))
  expect(await within(part).findByRole('button', { name: '模範回答から外す' })).toBeVisible()
  expect(calls('SetModel')).toHaveLength(1)
})
