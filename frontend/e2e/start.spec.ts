import { expect, type Page, test } from '@playwright/test'
import { convert, list, openDesk } from './desk'

const TEXT = 'ご注文の件でご連絡いたします。お届け日をお知らせください。'

test.describe.configure({ mode: 'serial' })

/** Opens the newest Yahoo! inquiry that has an order, and the form for writing to its buyer. */
async function openForm(page: Page) {
  await openDesk(page)
  const { inquiries } = await page.evaluate(async () => {
    const body = JSON.stringify({
      state: '',
      account: 0,
      search: '',
      sort: 'new',
      after: '',
      limit: 500,
      uncompleted: false,
    })
    const answer = await fetch('/api/Inbox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    return answer.json()
  })
  const row = inquiries.find(
    (r: { kind: string; order_number: string }) => r.kind === 'yahoo' && r.order_number,
  )
  await page.evaluate((id) => {
    window.location.hash = `#/inbox/${id}`
  }, row.id)
  await page.locator('[data-pane="order"]').getByRole('button', { name: 'お客様に連絡する' }).click()
  const dialog = page.getByRole('dialog', { name: 'お客様に連絡する' })
  await expect(dialog.getByRole('textbox', { name: '件名' })).toHaveValue(/ご注文/)
  return dialog
}

test('a shop writes first, takes it back, and sends it once', async ({ page }) => {
  const dialog = await openForm(page)
  const text = dialog.getByRole('textbox', { name: '本文' })
  await text.focus()
  await convert(page, ['g', 'ご', 'ごち', 'ごちゅうもん'], TEXT)
  await expect(text).toHaveValue(TEXT)
  await dialog.getByRole('button', { name: /送信する|件のまま送る/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/お客様への最初の連絡です/)).toBeVisible()

  await page.getByRole('button', { name: '取り消す' }).first().click()
  await expect(text).toHaveValue(TEXT)
  await dialog.getByRole('button', { name: /送信する|件のまま送る/ }).click()
  await page.getByRole('button', { name: '今すぐ送る' }).first().click()
  // Delivered: the mall has given it a number, and an answer can be written.
  await expect(page.getByText(/お客様への最初の連絡です/)).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('textbox', { name: '返信の本文' })).toBeVisible()
  await expect(page.getByRole('log').getByText(TEXT)).toHaveCount(1)
})

test('what is typed into the form is there again after it was closed', async ({ page }) => {
  const dialog = await openForm(page)
  await dialog.getByRole('textbox', { name: '本文' }).fill('書きかけです。')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(list(page)).toBeVisible()
  await page.locator('[data-pane="order"]').getByRole('button', { name: 'お客様に連絡する' }).click()
  await expect(dialog.getByRole('textbox', { name: '本文' })).toHaveValue('書きかけです。')
})
