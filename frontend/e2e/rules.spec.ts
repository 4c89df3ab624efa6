import { expect, type Page, test } from '@playwright/test'
import { convert, openDesk } from './desk'

const section = (page: Page, id: string) =>
  page.evaluate((to) => {
    location.hash = `#/settings/${to}`
  }, id)

test('a rule is written, tried on the past, switched on and taken away', async ({ page }) => {
  await openDesk(page)
  await section(page, 'rules')
  await page.getByRole('button', { name: '規則を作る' }).click()
  await expect(page.getByLabel('規則の名前')).toBeFocused()

  // Nothing is asked for while the input method converts, and its Enter saves nothing.
  let saved = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/SaveRule')) saved += 1
  })
  await convert(page, ['k', 'け', 'けん', 'けんさ'], '検査の規則')
  const words = page.getByRole('textbox', { name: /^条件 1：言葉/ })
  await words.focus()
  await convert(page, ['t', 'と', 'とど'], '届')
  await expect(words).toHaveValue('届')
  expect(saved).toBe(0)

  await page.getByRole('button', { name: '保存して試す' }).click()
  const category = page.getByRole('combobox', { name: 'すること 1：選んでください' })
  await expect(category).toBeFocused()
  await expect(category).toHaveAttribute('aria-invalid', 'true')
  await category.selectOption('配送状況・納期')
  await page.getByRole('button', { name: '保存して試す' }).click()

  await expect(page.getByRole('heading', { name: '「検査の規則」を試した結果' })).toBeFocused()
  await expect(page.getByText(/件のうち [1-9]\d* 件に当てはまります。何も変えていません。/)).toBeVisible()
  await expect(
    page.getByRole('list', { name: '当てはまる問い合わせ' }).getByRole('listitem').first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'この規則を入れる' }).click()

  const row = page
    .getByRole('list', { name: '規則の一覧' })
    .getByRole('listitem')
    .filter({ hasText: '検査の規則' })
  await expect(row).toContainText('件名か本文に「届」を含むとき、分類を「配送状況・納期」にする')
  await expect(row.getByText('入', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: '「検査の規則」を切る' }).click()
  await expect(row.getByText('切', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: '「検査の規則」を外す' }).click()
  await expect(page.getByRole('button', { name: /^元に戻す/ })).toBeFocused()
  await expect(row).toHaveCount(0)
})

test('a category and a tag are added by the keyboard, renamed and taken away', async ({ page }) => {
  await openDesk(page)
  await section(page, 'names')
  await page.getByLabel('新しい分類', { exact: true }).focus()
  await convert(page, ['s', 'し', 'しゅ', 'しゅうり'], '修理')
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: '分類の一覧' })
  const row = list.getByRole('listitem').filter({ hasText: '修理' })
  await expect(row).toBeVisible()
  await expect(page.getByLabel('新しい分類', { exact: true })).toBeFocused()

  await row.getByRole('button', { name: '「修理」を上へ' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(list.getByRole('listitem').nth(-2)).toContainText('修理')
  await row.getByRole('button', { name: '「修理」を外す' }).click()
  await expect(row.getByRole('button', { name: 'やめる' })).toBeFocused()
  await row.getByRole('button', { name: '外す', exact: true }).click()
  await expect(row).toHaveCount(0)
})
