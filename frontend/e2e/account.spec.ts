import { expect, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

/** What the mail server of the demo shop takes. */
const RIGHT = 'secret'

test.describe.configure({ mode: 'serial' })

test('a wrong key is told at its field; without it the stored one works', async ({ page }) => {
  await openDesk(page)
  await goTo(page, '接続')
  const card = page.getByRole('article').filter({ hasText: 'メール' }).first()
  await card.getByRole('button', { name: /のほかの操作$/ }).click()
  await page.getByRole('menuitem', { name: '設定を変える' }).click()
  const password = page.getByLabel('パスワード', { exact: true })
  await password.fill('wrong')
  await page.getByRole('button', { name: '接続テスト' }).click()
  await expect(password).toBeFocused()
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await expect(password).toHaveAccessibleDescription(/パスワード/)

  await password.fill('')
  await page.getByRole('button', { name: '確かめて保存する' }).click()
  await expect(page.getByRole('heading', { name: '接続', exact: true })).toBeVisible()
  await expect(card).toContainText(/正常|受信|準備中/)
})

test('a new account with a wrong key: the sentence, then the right key', async ({ page }) => {
  await openDesk(page)
  const { accounts } = await page.evaluate(async () => {
    const answer = await fetch('/api/Accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    return answer.json()
  })
  const mailbox = accounts.find((a: { kind: string }) => a.kind === 'mailbox')
  await goTo(page, '接続')
  await page
    .locator('#kinds')
    .getByRole('button', { name: /メール/ })
    .click()
  await page.locator('summary').click()
  await page.getByLabel('この接続の名前').fill('もう 1 つの受信箱')
  for (const [key, value] of Object.entries(mailbox.settings as Record<string, string>)) {
    const field = page.locator(`[name="${key}"]`)
    if (!value || (await field.count()) === 0) continue
    if ((await field.evaluate((f) => f.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  const password = page.getByLabel('パスワード', { exact: true })
  await password.fill('wrong')
  await page.getByRole('button', { name: '確かめて保存する' }).click()
  await expect(password).toBeFocused()
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('つながりませんでした。赤い枠の欄を確かめてください。')).toBeVisible()
  await password.fill(RIGHT)
  await page.getByRole('button', { name: '確かめて保存する' }).click()
  await expect(page.getByRole('article', { name: 'もう 1 つの受信箱' })).toBeVisible()
})
