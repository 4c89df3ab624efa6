import { expect, type Page, test } from '@playwright/test'
import { convert } from './desk'
import { emptyDesk, type OwnShop, ownShop } from './ownshop'

// A person who has never seen the program: only words that stand on the screen, no keys. Five minutes are the
// promise; the report says how many steps and how long a walk that knows where to look took.
const FIVE_MINUTES = 300_000
/** A server that is busy is asked again half a minute later. */
const SENT = { timeout: 90_000 }
/** What the mail server of the demo shop takes. */
const PASSWORD = 'secret'
const ANSWER = 'お問い合わせありがとうございます。確かめて、本日中にご連絡します。'

let shop: OwnShop
let desk: OwnShop
let steps: string[]
let began: number

test.describe.configure({ mode: 'serial', timeout: FIVE_MINUTES })
test.beforeAll(async () => {
  shop = await ownShop()
  desk = await emptyDesk()
})
test.afterAll(async () => {
  await shop.remove()
  await desk.remove()
})
test.beforeEach(() => {
  steps = []
  began = Date.now()
})
test.afterEach(() => {
  const spent = Date.now() - began
  test.info().annotations.push({
    type: 'walk',
    description: `${steps.length} steps, ${spent} ms: ${steps.join(' → ')}`,
  })
})

async function press(page: Page, words: string | RegExp) {
  await page.getByRole('button', { name: words }).first().click()
  steps.push(String(words))
}

/** Reads the first question on screen, answers it, lets it go and returns what it is about. */
async function answerFirst(page: Page, row: RegExp) {
  const first = page.getByRole('listbox', { name: '一覧' }).getByRole('option', { name: row }).first()
  await first.click()
  steps.push('the first inquiry')
  const field = page.getByRole('textbox', { name: '返信の本文' })
  await field.click()
  await convert(page, ['o', 'お', 'おと', 'おといあわせ'], ANSWER)
  await expect(field).toHaveValue(ANSWER)
  steps.push('the answer')
  const subject =
    (await page.getByRole('region', { name: '会話' }).getByRole('heading').first().textContent()) ?? ''
  await press(page, /返信して完了|件のまま送る/)
  await press(page, '今すぐ送る')
  return subject
}

test('the demo shop: from its first screen to an answer the mall has', async ({ page }) => {
  await page.goto(shop.url)
  const subject = await answerFirst(page, /楽天/)
  await press(page, '送信待ち')
  const sent = page.getByRole('region', { name: /今日送ったもの/ })
  await sent.getByRole('button').first().click()
  steps.push('what was sent')
  await expect(page.getByRole('heading', { name: subject })).toBeVisible()
  // The mall itself has been asked and shows it.
  await press(page, '接続')
  await press(page, /すべて受信/)
  await press(page, '送信待ち')
  await sent.getByRole('button').first().click()
  const ours = page.getByRole('log').getByRole('article').filter({ hasText: ANSWER })
  await expect(ours).toHaveCount(1)
  await expect(ours.getByText('送信済・楽天で確認')).toBeVisible()
})

test('an own mailbox: from an empty desk to an answer in its sent mail', async ({ page, browser }) => {
  const paper = await settingsOnPaper(browser.newPage())
  await page.goto(desk.url)
  await press(page, '接続を追加する')
  // Both ways stand side by side; in a browser the pretend shop is a command to copy.
  await expect(page.getByText('madoguchi demo', { exact: true })).toBeVisible()
  await press(page, '接続を選ぶ')
  await page
    .getByRole('button', { name: /メール/ })
    .last()
    .click()
  steps.push('メール')
  await page.locator('summary').click() // サーバーを自分で入れる: a demo server is found by no directory
  for (const [key, value] of Object.entries(paper)) {
    const field = page.locator(`[name="${key}"]`)
    if (!value || (await field.count()) === 0) continue
    if ((await field.evaluate((f) => f.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await page.getByLabel('この接続の名前').fill('店のメール')
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  steps.push('the fields')
  await press(page, '確かめて保存する')
  await expect(page.getByRole('article', { name: '店のメール' })).toBeVisible()
  await press(page, '土日祝は休み')
  await expect(page.getByRole('region', { name: 'お店の休みを決めてください' })).toBeHidden()
  await expect(page.getByRole('region', { name: 'あなたの店の現状' })).toBeVisible({ timeout: 30_000 })

  await press(page, /^受付/)
  const subject = await answerFirst(page, /届け先変更のお願い/)
  await press(page, '送信待ち')
  await expect(
    page
      .getByRole('region', { name: /今日送ったもの/ })
      .getByRole('button')
      .first(),
  ).toBeVisible(SENT)

  // Another program that reads the same mailbox finds the answer among the sent mail, once.
  const other = await browser.newPage()
  await other.goto(shop.url)
  await other.getByRole('button', { name: '接続', exact: true }).click()
  await other
    .getByRole('button', { name: /すべて受信/ })
    .first()
    .click()
  await other.getByRole('button', { name: /^受付/ }).click()
  await other.getByRole('textbox', { name: /^検索/ }).fill(ANSWER)
  await other
    .getByRole('listbox', { name: '検索結果' })
    .getByRole('option')
    .filter({ hasText: subject })
    .first()
    .click()
  await expect(other.getByText(ANSWER)).not.toHaveCount(0)
  await other.close()
})

/** The settings of a mailbox as its owner has them from the provider. */
async function settingsOnPaper(opened: Promise<Page>): Promise<Record<string, string>> {
  const page = await opened
  await page.goto(shop.url)
  await expect(page.getByRole('button', { name: '接続', exact: true })).toBeVisible() // past the sign-in, which leads on
  const { accounts } = await page.evaluate(async () => {
    const answer = await fetch('/api/Accounts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    return answer.json()
  })
  await page.close()
  return accounts.find((a: { kind: string }) => a.kind === 'mailbox').settings
}
