import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

it('shows what would go before the period is saved', async () => {
  const { user, desk } = openShop('#/settings/storage')
  const choice = await screen.findByLabelText('お客様からの添付を')
  expect(choice).toHaveValue('0')
  expect(screen.getByRole('button', { name: '保存期間を決める' })).toHaveAttribute('aria-disabled', 'true')
  await user.selectOptions(choice, '6')
  expect(await screen.findByText(/添付 12 件/)).toBeVisible()
  expect(screen.getByText(/領収書や請求書などと思われる 3 件は残します/)).toBeVisible()
  expect(desk.retention.months).toBe(0)
  await user.click(screen.getByRole('button', { name: '保存期間を決める' }))
  await waitFor(() => expect(desk.retention.months).toBe(6))
})

it('tells where the room goes', async () => {
  openShop('#/settings/storage')
  expect(await screen.findByRole('row', { name: /元のメール/ })).toBeVisible()
  expect(screen.getByText(/圧縮で .* 節約しています/)).toBeVisible()
})
