import { expect, type Page, test } from '@playwright/test'
import { convert, goTo, list, openDesk } from './desk'

const NAME = 'ふたつめの受信箱'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

/** The settings of the demo shop's own mailbox: a second account reads the same pretend server. */
async function mailbox(page: Page): Promise<Record<string, string>> {
  const { accounts } = await page.evaluate(async () => {
    const answer = await fetch('/api/Accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    return answer.json()
  })
  return accounts.find((a: { kind: string }) => a.kind === 'mailbox').settings
}

const card = (page: Page) => page.getByRole('article', { name: NAME })

test('the form says what the address needs, and each failure in words', async ({ page }) => {
  await openDesk(page)
  const settings = await mailbox(page)
  await goTo(page, '接続')
  await page
    .locator('#kinds')
    .getByRole('button', { name: /メール/ })
    .click()
  const address = page.getByLabel('メールアドレス')
  await expect(address).toBeFocused()
  await page.keyboard.type('tencho@gmail.com')
  await expect(page.getByText(/Gmail です。アプリ パスワードが要ります。/)).toBeVisible()
  await address.fill('a@outlook.jp')
  await expect(page.getByRole('button', { name: 'Microsoft でサインイン' })).toBeVisible()

  await address.fill(settings.address ?? '')
  await page.locator('summary', { hasText: 'くわしい設定' }).click()
  await page.getByLabel('この接続の名前').focus()
  await convert(page, ['ふ', 'ふたつめ', 'ふたつめの受信箱'], NAME)
  await expect(page.getByLabel('この接続の名前')).toHaveValue(NAME)
  for (const [key, value] of Object.entries(settings)) {
    const field = page.locator(`[name="${key}"]`)
    if (!value || key === 'address' || (await field.count()) === 0) continue
    if ((await field.evaluate((f) => f.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await page.getByLabel('パスワード', { exact: true }).fill('secret')
  const port = page.locator('[name="imap_port"]')
  await port.fill('1')
  await page.getByRole('button', { name: '接続テスト' }).click()
  await expect(page.getByText(/ポート 1）が接続を受け付けませんでした/)).toBeVisible()
  await port.fill(settings.imap_port ?? '')
  await page.getByRole('button', { name: '確かめて保存する' }).click()
  await expect(card(page)).toBeVisible()
})

test('it receives, and a mail is shown in another charset without a change', async ({ page }) => {
  await openDesk(page)
  await goTo(page, '接続')
  await card(page).getByRole('button', { name: '今すぐ受信' }).click()
  await expect(card(page)).toContainText('正常')
  await goTo(page, '受付')
  await list(page)
    .getByRole('option', { name: /モールからの公式のお知らせ/ })
    .first()
    .click()
  const talk = page.getByRole('log', { name: '会話' })
  const said = await talk.innerText()
  const menu = page.getByRole('button', { name: 'メッセージの操作' }).first()
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: '文字コードを変えて表示' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '文字コードを変えて表示' })
  await dialog.getByLabel('文字コード', { exact: true }).selectOption('shift_jis')
  await expect(dialog.getByRole('region', { name: 'この文字コードで読んだメール' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  expect(await talk.innerText()).toBe(said)
})

test('past mails: a browser is given the command, by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDesk(page)
  await goTo(page, '接続')
  const open = card(page).getByRole('button', { name: '過去のメールを取り込む' })
  await open.focus()
  await page.keyboard.press('Enter')
  const place = card(page).getByRole('region', { name: '過去のメールの取り込み' })
  await place.getByRole('button', { name: '取り込みのコマンドをコピー' }).press('Enter')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^madoguchi mail import 場所 --account \d+$/)
})
