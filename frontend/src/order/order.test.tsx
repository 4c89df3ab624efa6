import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

const pane = () => screen.findByRole('complementary', { name: '注文' })

it('shows number, sums, tracking and remarks without a click', async () => {
  openShop('#/inbox/1')
  const box = await pane()
  expect(await within(box).findByText('412345-20261115-0061820734')).toBeVisible()
  expect(box).toHaveTextContent('合計¥9,180')
  expect(box).toHaveTextContent('クーポン（店舗負担）−¥500')
  const link = within(box).getByRole('link', { name: '追跡ページ' })
  expect(link).toHaveAttribute('rel', 'noreferrer')
  expect(link).toHaveAttribute('target', '_blank')
})

it('takes a wrong order away and gives it back with Z', async () => {
  const { user, desk } = openShop('#/inbox/1')
  await user.click(await within(await pane()).findByRole('button', { name: 'この注文ではない' }))
  expect(await screen.findByText('この問い合わせの注文が見つかりません')).toBeVisible()
  await user.keyboard('z')
  await waitFor(() => expect(desk.rows.get(1)?.order_number).toBe('412345-20261115-0061820734'))
})

it('offers near orders with their reasons and links the chosen one', async () => {
  const { user, desk } = openShop('#/inbox/7')
  const near = await within(await pane()).findByRole('list', { name: '近い注文' })
  const [first, second] = within(near).getAllByRole('listitem')
  expect(first).toHaveTextContent('確からしさ 中くらいメールアドレスが同じ・日付が近い')
  expect(second).toHaveTextContent('お名前が同じ・商品が近い')
  await user.click(within(near).getByRole('button', { name: 'この注文：mihondo-10048213' }))
  await waitFor(() => expect(desk.rows.get(7)?.order_number).toBe('mihondo-10048213'))
})

it('refuses an order, keeps the focus on the next and lets the mind be changed', async () => {
  const { user, desk } = openShop('#/inbox/7')
  const box = await pane()
  await user.click(await within(box).findByRole('button', { name: 'この注文ではない：mihondo-10048213' }))
  expect(await within(box).findByText('ちがうとした注文 1 件')).toBeVisible()
  expect(within(box).getByRole('button', { name: 'この注文：412345-20261112-0058812201' })).toHaveFocus()
  expect(within(box).getByRole('list', { name: '近い注文' })).not.toHaveTextContent('mihondo-10048213')
  await user.click(within(box).getByText('ちがうとした注文 1 件'))
  await user.click(within(box).getByRole('button', { name: 'この注文：mihondo-10048213' }))
  await waitFor(() => expect(desk.rows.get(7)?.order_number).toBe('mihondo-10048213'))
})

it('puts a further order beside the linked one and lets them change places', async () => {
  const { user, calls } = openShop('#/inbox/1', (desk) => desk.also.set(1, ['412345-20261112-0058812201']))
  const box = await pane()
  const tabs = await within(box).findByRole('tablist', { name: 'この問い合わせの注文 2 件' })
  await user.click(within(tabs).getByRole('tab', { name: /ほかの注文/ }))
  await user.click(within(box).getByRole('button', { name: 'この注文を返信に使う' }))
  expect(calls('Link')[0]?.body).toEqual({ id: 1, order: '412345-20261112-0058812201' })
})

it('shows the tax of each rate', async () => {
  openShop('#/inbox/1')
  const table = await within(await pane()).findByRole('table', { name: '税率ごとの内訳' })
  expect(within(table).getByRole('row', { name: /10 % 対象/ })).toHaveTextContent('¥9,180¥834')
})

it('says who gives the receipt, and why', async () => {
  openShop('#/inbox/1')
  const receipt = await within(await pane()).findByRole('region', { name: '領収書の発行' })
  expect(receipt).toHaveTextContent('領収書：お客様が楽天市場の購入履歴で発行します（2028年11月15日まで）')
  expect(receipt).toHaveTextContent('店舗からは発行しません')
})
