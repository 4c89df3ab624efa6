import { expect, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

test('the report counts what the shop has, and another period counts anew', async ({ page }) => {
  await openDesk(page)
  await goTo(page, 'レポート')
  const came = page.getByRole('listitem').filter({ has: page.getByText('届いた問い合わせ', { exact: true }) })
  await expect(came).toContainText(/[1-9]\d* ?件/)
  const month = await came.textContent()
  await page.getByText('7 日', { exact: true }).click()
  await expect(came).not.toHaveText(month ?? '')
  await page.getByText('数値を表で見る').click()
  await expect(page.getByRole('row')).not.toHaveCount(0)
})
