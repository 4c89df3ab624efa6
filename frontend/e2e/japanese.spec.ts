import { expect, test } from '@playwright/test'
import { answer, convert, list, openDesk, openRow } from './desk'

test('a search hears finished words only', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/Inbox')) asked.push(request.postDataJSON().search)
  })
  await openDesk(page)
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await page.getByRole('textbox', { name: '検索（名前・注文番号・本文）' }).focus()
  await convert(page, ['h', 'へ', 'へん', 'へんぴ', 'へんぴん'], '返品')
  await expect.poll(() => asked.at(-1)).toBe('返品')
  expect(asked.filter(Boolean)).toEqual(['返品'])
})

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
