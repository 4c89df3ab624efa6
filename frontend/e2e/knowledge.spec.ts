import { expect, type Page, test } from '@playwright/test'
import { answer, call, convert, goTo, list, openDesk } from './desk'

const QUESTION = '試験の質問（e2e）'

const openPart = async (page: Page, part: string) => {
  await goTo(page, 'テンプレート')
  await page.getByRole('navigation', { name: '文章の種類' }).getByRole('button', { name: part }).click()
  await expect(page.getByRole('heading', { name: part, level: 1 })).toBeVisible()
}

const rows = (page: Page) => page.getByRole('region', { name: 'よくある質問の一覧' }).getByRole('listitem')

test('a question is written, moved, brought out, removed and taken back', async ({ page }) => {
  await openDesk(page)
  await openPart(page, 'よくある質問')
  await page.getByRole('button', { name: '新しい質問' }).click()
  const question = page.getByRole('textbox', { name: '質問', exact: true })
  await expect(question).toBeFocused()
  await convert(page, ['しけん', '試験の質問（'], QUESTION)
  await page.getByRole('textbox', { name: '回答', exact: true }).fill('<b>答え</b>です。\n二行目です。')
  await page.getByRole('checkbox', { name: 'お店のページに出す' }).check()
  await expect(page.getByText(/に保存しました/)).toBeVisible()

  const search = page.getByRole('searchbox', { name: '質問・回答・分類で探す' })
  await search.click()
  await convert(page, ['し', 'しけん'], '試験')
  await expect(rows(page)).toHaveCount(1)
  await search.fill('')
  await expect(rows(page).last()).toContainText(QUESTION)
  const up = page.getByRole('button', { name: `「${QUESTION}」を上へ` })
  await up.focus()
  await page.keyboard.press('ArrowUp')
  await expect(rows(page).last()).not.toContainText(QUESTION)
  await expect(up).toBeFocused()

  await page.getByRole('button', { name: 'お店のページ用に書き出す' }).click()
  const dialog = page.getByRole('dialog', { name: 'お店のページに貼る' })
  await expect(dialog.getByRole('textbox', { name: '貼り付ける HTML' })).toHaveValue(
    /<b>Q\. 試験の質問（e2e）<\/b><br>\nA\. &lt;b&gt;答え&lt;\/b&gt;です。<br>\n二行目です。/,
  )
  const file = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'HTML を保存', exact: true }).click()
  expect((await file).suggestedFilename()).toMatch(/^よくある質問-.*\.html$/)
  await dialog.getByRole('button', { name: '閉じる' }).last().click()

  await rows(page)
    .getByRole('button', { name: new RegExp(`^${QUESTION}`) })
    .click()
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(rows(page).filter({ hasText: QUESTION })).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: '元に戻す' }).click()
  await expect(rows(page).filter({ hasText: QUESTION })).toHaveCount(1)
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(rows(page).filter({ hasText: QUESTION })).toHaveCount(0)
})

test('the manual of the category stands beside the inquiry, and an answer goes in by keys', async ({
  page,
}) => {
  await openDesk(page)
  const { inquiries: all } = await call(page, 'Inbox', { state: 'new', limit: 50 })
  const one = all.find((r: { topic: string }) => r.topic === '返品・交換・不良')
  await page.evaluate((id) => {
    window.location.hash = `#/inbox/${id}`
  }, one.id)
  await expect(answer(page)).toBeVisible()
  await expect(list(page)).toBeVisible()
  await page.keyboard.press('m')
  const part = page.getByRole('region', { name: '手順書' })
  await expect(part.getByRole('heading', { name: '不良・破損のとき' })).toBeVisible()
  await expect(part.getByRole('listitem').filter({ hasText: '写真を 3 枚お願いする' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(part.getByRole('heading', { name: '不良・破損のとき' })).toHaveCount(0)

  const before = await answer(page).inputValue()
  await answer(page).focus()
  await page.keyboard.press('Control+Shift+f')
  const box = page.getByRole('combobox', { name: 'よくある質問から入れる' })
  await expect(box).toBeFocused()
  await convert(page, ['わ', 'われ'], '割れ')
  const found = page.getByRole('listbox', { name: 'よくある質問から入れる' }).getByRole('option')
  await expect(found).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toHaveValue(/割れた器と箱の写真を添えて/)
  await expect(answer(page)).toBeFocused()
  await answer(page).fill(before)
})
