import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openShop } from '../test/shop'

const answer = () => screen.findByRole('textbox', { name: '返信の本文' })

/** Opens the first inquiry as one that only a notice mail tells of. */
async function openNotice() {
  const shop = openShop('#/inbox/1')
  await answer()
  const row = shop.desk.rows.get(1)
  if (!row) throw new Error('no first inquiry')
  const told = { ...row, kind: 'mailbox', about: 'rakuten', remote_id: '388112-20261116-7744120k' }
  shop.desk.rows.set(1, told)
  await shop.hint()
  return shop
}

it('sends the clerk to the mall, where an announced inquiry is answered', async () => {
  const { user } = await openNotice()
  const place = await screen.findByRole('region', { name: '返信する場所' })
  expect(place).toHaveTextContent('楽天市場のお知らせメールで届きました')
  expect(place).toHaveTextContent('388112-20261116-7744120k')
  const link = within(place).getByRole('link', { name: /楽天市場の画面を開く/ })
  expect(link).toHaveAttribute('href', 'https://rmesse.rms.rakuten.co.jp/')
  expect(link).toHaveAttribute('rel', 'noreferrer')
  expect(screen.queryByRole('textbox', { name: '返信の本文' })).toBeNull()
  await user.keyboard('r')
  expect(link).toHaveFocus()
})

it('says that its order was read from a mail', async () => {
  await openNotice()
  const pane = await screen.findByRole('complementary', { name: '注文' })
  expect(await within(pane).findByText(/メールから読み取った注文です。/)).toBeVisible()
})

it('still writes answers to an inquiry of the mall itself', async () => {
  openShop('#/inbox/1')
  expect(await answer()).toBeVisible()
  expect(screen.queryByRole('region', { name: '返信する場所' })).toBeNull()
  expect(screen.queryByText(/メールから読み取った/)).toBeNull()
})
