import { expect, type Page, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

type Answer = {
  accounts: { kind: string; progress_done: number; progress_all: number; past: object }[]
  search: object
}

/** The demo shop has read its past: the answer says how a mailbox of years stands in the middle. */
async function inThePast(page: Page, state: string) {
  await page.route('**/api/Accounts', async (route) => {
    const real = await route.fetch()
    const answer: Answer = await real.json()
    for (const account of answer.accounts) {
      if (account.kind !== 'mailbox') continue
      account.progress_done = 34_000
      account.progress_all = 100_000
      account.past = { state, minutes: 6, reached_at: Date.UTC(2025, 2, 10) }
    }
    answer.search = { done: 12_000, all: 34_000 }
    await route.fulfill({ response: real, json: answer })
  })
  await openDesk(page)
  await goTo(page, '接続')
  await page.evaluate(() => window.dispatchEvent(new Event('focus'))) // reads again what was asked for early
}

test('the past of a mailbox shows how far it is, by keys alone', async ({ page }) => {
  await inThePast(page, 'reading')
  const past = page
    .getByRole('article', { name: '店のメール' })
    .getByRole('region', { name: '過去のメールを取り込んでいます' })
  await expect(past).toContainText('34,000 / 100,000 件・あと約 6 分')
  await expect(past).toContainText('2025年3月まで来ました。')
  await expect(page.getByRole('region', { name: '検索の準備' })).toContainText('12,000 / 34,000 件')

  const asked = page.waitForRequest('**/api/SetPast')
  await past.getByRole('button', { name: '休む' }).focus()
  await page.keyboard.press('Enter')
  expect((await asked).postDataJSON()).toMatchObject({ state: 'paused' })
  // This shop has nothing left to read, and says so.
  await expect(past).toContainText('取り込み中の過去のメールがありません')
  await expect(past.getByRole('button', { name: '休む' })).toBeFocused()
})

test('what is enough can be read on; the real program takes it', async ({ page }) => {
  await inThePast(page, 'ended')
  const past = page
    .getByRole('article', { name: '店のメール' })
    .getByRole('region', { name: '過去のメールは、ここまでにしました' })
  await expect(past.getByRole('button', { name: 'ここまでにする' })).toHaveCount(0)
  const answered = page.waitForResponse('**/api/SetPast')
  await past.getByRole('button', { name: '続きを取り込む' }).click()
  expect((await answered).status()).toBe(200)
})
