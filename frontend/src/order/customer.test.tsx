import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'
import { levelOf, reasonWords } from './likeness'

const card = () => screen.findByRole('region', { name: 'お客様' })

it('says in words why an order may be the one', () => {
  expect(reasonWords(['phone', 'name'])).toBe('電話番号とお名前が同じ')
  expect(reasonWords(['masked', 'item', 'date'])).toBe('楽天のメールアドレスが同じ・商品と日付が近い')
  expect(reasonWords(['unverified', 'address'])).toBe('番号の確認が必要・メールアドレスが同じ')
  expect([79, 65, 64, 40, 39].map(levelOf)).toEqual(['high', 'high', 'middle', 'middle', 'low'])
})

it('shows the customer beside the order', async () => {
  openShop('#/inbox/1')
  const box = await card()
  expect(box).toHaveTextContent('佐藤 美咲 様')
  expect(box).toHaveTextContent('楽天メールc1@relay.example')
  expect(box).toHaveTextContent('¥12,480')
  expect(box).toHaveTextContent('問い合わせ 2 件・注文 2 件')
})

it('shows the customer also where no order is known', async () => {
  openShop('#/inbox/7')
  expect(await card()).toHaveTextContent('株式会社あおば企画 総務部 様')
})

it('makes one customer of two and takes it back with Z', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const box = await card()
  const question = within(box).getByRole('region', { name: '同じお客様ですか' })
  expect(question).toHaveTextContent('お名前と電話番号が同じです')
  await user.click(within(question).getByRole('button', { name: '佐藤 美咲 様と同じお客様にする' }))
  expect(await within(box).findByText('misaki@mail.example')).toBeVisible()
  expect(question).not.toBeInTheDocument()
  expect(document.body).not.toHaveFocus()
  await user.keyboard('z')
  await waitFor(() => expect(within(box).queryByText('misaki@mail.example')).toBeNull())
  expect(calls('Undo')).toHaveLength(1)
  expect(await within(box).findByRole('region', { name: '同じお客様ですか' })).toBeVisible()
})

it('separates customers that were put together earlier', async () => {
  const { user, desk } = openShop('#/inbox/1')
  await user.click(await screen.findByRole('button', { name: '佐藤 美咲 様と同じお客様にする' }))
  await user.click(await screen.findByRole('button', { name: '別々に戻す' }))
  await waitFor(() => expect(desk.merges.every((m) => m.undone)).toBe(true))
  expect(screen.queryByRole('region', { name: '同じお客様ですか' })).toBeNull()
})

it('keeps what the shop notes about a customer', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const box = await card()
  await user.click(within(box).getByRole('button', { name: 'メモを書く' }))
  await user.type(within(box).getByRole('textbox', { name: /お客様のメモ/ }), '電話は夕方')
  await user.click(within(box).getByRole('button', { name: 'メモを保存する' }))
  expect(await within(box).findByText('電話は夕方')).toBeVisible()
  expect(calls('SaveCustomer')[0]?.body).toEqual({ id: 1, note: '電話は夕方', vip: false, version: 1 })
})

it('asks no more about two who are two persons', async () => {
  const { user } = openShop('#/inbox/1')
  const box = await card()
  await user.click(within(box).getByRole('button', { name: '佐藤 美咲 様とは違う人です' }))
  await waitFor(() => expect(within(box).queryByRole('region', { name: '同じお客様ですか' })).toBeNull())
})
