import { expect, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

/** 注文番号,注文日時,注文者姓,注文者名,商品名,個数,請求金額 and two orders, the second one damaged: as RMS writes it, in CP932. */
const CP932 = [
  'ko2VtpTUjYYsko2VtpP6jp4sko2Vto7SkKksko2Vto7Slrwsj6SVaZa8LIzCkJQskL+LgYvginoNCiIyNDYzNjktMjAyNjEx',
  'MDEtMDAwMDY3NDk5OSIsIjIwMjYtMTEtMDEgMTA6MjA6MzAiLCLu4O2VIiwikOeQcSIsIpT1kU+HQILMk5KT2yCBYJKpgWAi',
  'LCIyIiwiMTIsODAwIg0KIjI0NjM2OS0yMDI2MTEwMi0wMDAwNjc0OTk4IiwiMjAyNi0xMy0wMSIsIo2yk6EiLCKOn5hZIiwi',
  'jk0iLCIxIiwiNTAwIg0K',
].join('')

/** A list of orders in CP932; the browser itself can only write UTF-8. */
const file = { name: '受注.csv', mimeType: 'text/csv', buffer: Buffer.from(CP932, 'base64') }

test('orders of a CP932 list are looked at, imported and found; again changes nothing', async ({ page }) => {
  await openDesk(page)
  await goTo(page, '接続')
  await page.getByRole('button', { name: '注文の取り込み' }).click()
  await expect(page.getByLabel('注文を入れる接続')).toBeFocused()
  const shop = page.getByLabel('注文を入れる接続').getByRole('option', { name: /楽天/ })
  await page.getByLabel('注文を入れる接続').selectOption(await shop.getAttribute('value'))
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('受注.csv・文字コード CP932')).toBeVisible()
  await expect(page.getByRole('row', { name: /髙﨑 千尋.*備前①/ })).toBeVisible()
  await expect(page.getByText('3 行目')).toBeVisible()
  await page.getByRole('button', { name: '1 件を取り込む' }).click()
  await expect(page.getByRole('heading', { name: '取り込みました' })).toBeFocused()

  await page.getByRole('button', { name: '続けて別のファイルを取り込む' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('どの注文も、もう同じ内容で入っています。')).toBeVisible()

  const found = await page.evaluate(async () => {
    const answer = await fetch('/api/Orders', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ search: '千尋 備前', after: '', limit: 5 }),
    })
    return answer.json()
  })
  expect(found.orders).toMatchObject([
    { number: '246369-20261101-0000674999', buyer: '髙﨑 千尋', total: 12800 },
  ])
})
