import { expect, type Page, test } from '@playwright/test'
import { call, composer, goTo, openDesk, write } from './desk'

const PROMISE =
  'ご迷惑をおかけし、申し訳ございません。３，２８０円を\nご返金いたします。恐れ入りますが、少々お待ちください。'

const entriesOf = async (page: Page, id: number) => (await call(page, 'EntriesFor', { id })).entries

/** Opens an inquiry that has an order, and of which the books know nothing. */
async function openUnbooked(page: Page) {
  const { inquiries } = await call(page, 'Inbox', { state: 'new', limit: 50 })
  for (const q of inquiries as { id: number; order_number: string; kind: string }[]) {
    if (!q.order_number || q.kind !== 'rakuten' || (await entriesOf(page, q.id)).length > 0) continue
    await page.evaluate((id) => {
      window.location.hash = `#/inbox/${id}`
    }, q.id)
    return q.id
  }
  throw new Error('every inquiry with an order is in the books')
}

test('a reply records what it promises once it has left, and not before', async ({ page }) => {
  await openDesk(page)
  const id = await openUnbooked(page)
  await write(page, PROMISE)
  const tick = page.getByRole('checkbox', { name: 'この返信で一部返金 3,280円 を記録' })
  await expect(tick).not.toBeChecked()
  await tick.click()
  await expect(tick).toBeChecked()
  await composer(page)
    .getByRole('button', { name: /返信して完了|件のまま送る/ })
    .click()
  await expect(page.getByText(/後に送ります/).first()).toBeVisible()
  expect(await entriesOf(page, id)).toEqual([])

  await goTo(page, '送信待ち')
  const card = page
    .getByRole('region', { name: 'これから送る' })
    .getByRole('listitem')
    .filter({ hasText: '３，２８０円' })
  await card.getByRole('button', { name: '今すぐ送る' }).click()
  await expect.poll(async () => (await entriesOf(page, id)).length, { timeout: 45_000 }).toBe(1)
  const [entry] = await entriesOf(page, id)
  expect(entry).toMatchObject({ amount: 3280, status: 'draft', inquiry_id: id })

  await page.evaluate((n) => {
    window.location.hash = `#/inbox/${n}`
  }, id)
  await page.getByRole('button', { name: /^経理の記録：一部返金/ }).click()
  await page.getByRole('button', { name: '送った返信を開く' }).click()
  await expect(page.locator(`[data-message="${entry.message_id}"]`)).toBeFocused()
})
