import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { answer, call, convert, goTo, openDesk } from './desk'

const MEMO = '試験の返金（e2e）'

/** Opens an inquiry whose order says what it comes to. */
async function openWithOrder(page: Page) {
  const { inquiries } = await call(page, 'Inbox', { state: 'new', limit: 50 })
  const one = inquiries.find(
    (q: { order_number: string; kind: string }) => q.order_number && q.kind === 'rakuten',
  )
  await page.evaluate((id) => {
    window.location.hash = `#/inbox/${id}`
  }, one.id)
  await expect(answer(page)).toBeVisible()
  return one.order_number as string
}

test('a refund is recorded beside its order, confirmed, looked at and written as a file', async ({
  page,
}) => {
  await openDesk(page)
  const order = await openWithOrder(page)
  const part = page.getByRole('region', { name: '経理', exact: true })
  await part.getByRole('button', { name: /^経理に記録/ }).click()
  const dialog = page.getByRole('dialog', { name: '経理に記録' })
  const type = dialog.getByRole('combobox', { name: '何がありましたか' })
  await expect(type).toBeFocused()
  await type.selectOption('一部返金')
  await dialog.getByRole('textbox', { name: '金額（税込）' }).fill('５５０')
  await expect(dialog.getByRole('table', { name: '仕訳' })).toContainText('¥550')
  await dialog.getByRole('textbox', { name: '摘要' }).click()
  await convert(page, ['し', 'しけん'], MEMO)
  await dialog.getByRole('button', { name: '下書きに入れる' }).click()
  await expect(dialog).toHaveCount(0)

  await part.getByRole('button', { name: '一部返金 ¥550 を経理で開く' }).click()
  const entry = page.getByRole('region', { name: '経理の記録', exact: true })
  await expect(entry).toContainText(order)
  await entry.getByRole('button', { name: '確定する' }).click()
  await expect(entry.getByText(/^EV-\d{6}-\d{4}$/)).toBeVisible()
  await expect(page.getByRole('listbox', { name: '経理の記録の一覧' })).toBeFocused()

  await page.getByText('月締めと書き出し').click()
  const card = page.getByRole('region', { name: '書き出す', exact: true })
  await card.getByRole('button', { name: '中身を見る' }).click()
  await expect(card.getByRole('region', { name: 'ファイルの中身' })).toContainText('一部返金')
  const coming = page.waitForEvent('download')
  await card.getByRole('button', { name: '書き出す' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^会計イベント_\d{4}-\d{2}\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain(order)
  expect(text).toContain(MEMO)
  expect(text).toContain('550')

  await expect(card.getByText(/さんが「.*」で書き出しています/)).toBeVisible()
  const past = page.getByRole('region', { name: 'これまでの書き出し' })
  const again = page.waitForEvent('download')
  await past
    .getByRole('button', { name: /^もう一度取り出す/ })
    .first()
    .click()
  expect(await readFile(await (await again).path(), 'utf8')).toBe(text)
})

test('the entries are narrowed by words and walked by keys', async ({ page }) => {
  await openDesk(page)
  await goTo(page, '経理')
  const list = page.getByRole('listbox', { name: '経理の記録の一覧' })
  await expect(list).toBeVisible()
  const find = page.getByRole('searchbox', { name: 'モール・注文番号・摘要で探す' })
  await find.click()
  await convert(page, ['し', 'しけん'], '試験の返金')
  await expect(list.getByRole('option')).toHaveCount(1)
  await list.focus()
  await page.keyboard.press('j')
  await expect(list.getByRole('option', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '経理の記録', exact: true })).toBeFocused()
})
