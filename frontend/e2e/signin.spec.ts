import { expect, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

test('signing in at Yahoo! again: the browser goes there, comes back, and the days are whole', async ({
  page,
  context,
}) => {
  await openDesk(page)
  await goTo(page, '接続')
  const card = page.getByRole('article', { name: 'Yahoo! 見本堂' })
  const key = card.getByRole('region', { name: 'Yahoo! JAPAN のサインイン' })
  await expect(key).toContainText('残り 3 日')
  const opened = context.waitForEvent('page')
  await card.getByRole('button', { name: 'サインインし直す' }).click()
  // The pretend mall asks nothing: who comes to its sign-in page agrees.
  const mall = await opened
  await expect(mall.getByText('サインインできました。窓口に戻ってください。')).toBeVisible()
  expect(new URL(mall.url()).hostname).toBe('localhost')
  await mall.close()
  await expect(page.getByText('「Yahoo! 見本堂」にサインインしました')).toBeVisible()
  await expect(key).toContainText('残り 28 日')
  await expect(card).toContainText('正常')
})

test('the test of a connection names each function and can be copied for support', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDesk(page)
  await goTo(page, '接続')
  const card = page.getByRole('article', { name: 'Yahoo! 見本堂' })
  await card.getByRole('button', { name: '接続テスト' }).click()
  const result = card.getByRole('region', { name: '接続テストの結果' })
  await expect(result.getByRole('listitem').filter({ hasText: 'orderList' })).toContainText('使えます')
  await expect(result).toContainText('うまくいきました')
  await result.getByRole('button', { name: 'サポートに送る文をコピー' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^窓口 .* 接続テスト Yahoo!ショッピング/)
  expect(copied).not.toContain('@')
})
