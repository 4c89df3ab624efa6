import { expect, test } from '@playwright/test'
import { answer, convert, openDesk, openRow } from './desk'

test('converting in the answer sends nothing and loses nothing', async ({ page }) => {
  let sent = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/Send')) sent += 1
  })
  await openDesk(page)
  await openRow(page, 3)
  await answer(page).fill('')
  await answer(page).focus()
  await convert(page, ['n', 'に', 'にほ', 'にほn', 'にほんご'], '日本語で書きます。')
  await expect(answer(page)).toHaveValue('日本語で書きます。')
  await page.keyboard.press('Enter')
  await convert(page, ['2', '２ぎ', '２ぎょうめ'], '2 行目です。')
  await expect(answer(page)).toHaveValue('日本語で書きます。\n2 行目です。')
  expect(sent).toBe(0)
})
