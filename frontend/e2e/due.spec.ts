import { expect, test } from '@playwright/test'
import { convert, goTo, list, openDesk } from './desk'

test.beforeEach(async ({ page }) => openDesk(page))

test('S puts off with a reason in Japanese, and Z has it back', async ({ page }) => {
  const row = list(page).getByRole('option').nth(1)
  const name = (await row.getAttribute('aria-label')) ?? ''
  await row.click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'フォロー予定にする' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('textbox', { name: '理由（なくてもかまいません）' }).focus()
  // Converting must choose nothing and close nothing.
  await convert(page, ['にゅ', 'にゅうか', '入荷'], '入荷の確認')
  await expect(dialog).toBeVisible()
  await dialog
    .getByRole('button', { name: /^明日の朝|^次の営業日の朝/ })
    .first()
    .click()
  await expect(dialog).toBeHidden()
  await page.getByRole('tab', { name: /^フォロー予定/ }).click()
  await expect(list(page).getByRole('option').filter({ hasText: 'に戻る' }).first()).toBeVisible()
  await page.keyboard.press('z')
  await page.getByRole('tab', { name: /^未対応/ }).click()
  await expect(
    list(page)
      .getByRole('option', { name: name.split('、')[0] })
      .first(),
  ).toBeVisible()
})

test('the oldest unanswered stands below the list and opens', async ({ page }) => {
  const line = page.getByRole('button', { name: /^一番古い未返信を開く/ })
  await expect(line).toBeVisible()
  await line.click()
  await expect(page).toHaveURL(/#\/inbox\/\d+/)
})

test('the morning sheet shows the day, and the title counts without a name', async ({ page }) => {
  await page.evaluate(() => {
    window.location.hash = '#/morning'
  })
  await expect(page.getByRole('heading', { name: '朝の一枚' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^期限後/ })).toBeVisible()
  await expect(page).toHaveTitle(/^(\(\d+\) )?窓口$/)
})

test('a rule of due dates is added, told by an example, and removed', async ({ page }) => {
  await page.evaluate(() => {
    window.location.hash = '#/settings/calendar'
  })
  await page.getByRole('button', { name: '決まりを足す' }).click()
  const rules = page.getByRole('list', { name: '返信期限の決まり' })
  await expect(rules).toContainText('すべての問い合わせ：1 営業日以内')
  await expect(page.getByText(/届いた質問の期限：/).first()).toBeVisible()
  await rules
    .getByRole('button', { name: /を消す$/ })
    .last()
    .click()
  await expect(rules.getByRole('listitem')).toHaveCount(0)
  await goTo(page, '受付')
})
