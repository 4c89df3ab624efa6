import { expect, type Page, test } from '@playwright/test'
import { list, openDesk } from './desk'

const bar = (page: Page) => page.getByRole('region', { name: '選んだ問い合わせ' })
const rows = (page: Page) => list(page).getByRole('option')

test('the list is narrowed by a saved view and widened again', async ({ page }) => {
  await openDesk(page)
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('button', { name: '表示 状況ごと' }).click()
  const answer = page.waitForResponse(
    (r) => r.url().endsWith('/api/Inbox') && (r.request().postData() ?? '').includes('"stage":"before"'),
  )
  await page.getByRole('menuitem', { name: '購入前' }).click()
  const { inquiries }: { inquiries: { order_number: string }[] } = await (await answer).json()
  expect(inquiries.length).toBeGreaterThan(0)
  expect(inquiries.filter((q) => q.order_number)).toEqual([])
  await expect(page.getByRole('button', { name: '購入前の絞り込みをやめる' })).toBeVisible()
  await page.getByRole('tab', { name: /未対応/ }).click()
  await expect(page.getByRole('button', { name: '購入前の絞り込みをやめる' })).toHaveCount(0)
})

test('rows are chosen by keys, given to somebody, and had back with Z', async ({ page }) => {
  await openDesk(page)
  await list(page).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('2 件を選択中')
  await bar(page).getByRole('button', { name: '担当' }).click()
  await page.getByRole('menuitem', { name: '自分' }).click()
  await expect(bar(page)).toHaveCount(0)
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('z')
  await expect(page.getByText(/元に戻しました/).first()).toBeVisible()
})

test('the name of a view takes Japanese input, and no key of it reaches the list', async ({ page }) => {
  await openDesk(page)
  await page.getByRole('button', { name: /^表示/ }).click()
  await page.getByRole('menuitem', { name: 'いまの表示を保存する' }).click()
  const name = page.getByRole('textbox', { name: '表示の名前' })
  await name.focus()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'あさ', selectionStart: 2, selectionEnd: 2 })
  await expect(page.getByRole('dialog')).toBeVisible()
  await session.send('Input.insertText', { text: '朝の表示' })
  await expect(name).toHaveValue('朝の表示')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('「朝の表示」を保存しました')).toBeVisible()
  await page.getByRole('button', { name: /^表示/ }).click()
  await page.getByRole('menuitem', { name: /朝の表示/ }).click()
  await page.getByRole('button', { name: '表示 朝の表示' }).click()
  await page.getByRole('menuitem', { name: '「朝の表示」を消す' }).click()
  await expect(page.getByText('「朝の表示」を消しました')).toBeVisible()
})

test('a batch with holes is not sent', async ({ page }) => {
  await openDesk(page)
  await list(page).focus()
  await page.keyboard.press('x')
  await bar(page).getByRole('button', { name: '一括返信' }).click()
  const dialog = page.getByRole('dialog', { name: '一括返信（1 件）' })
  const find = dialog.getByRole('textbox', { name: 'テンプレートを探す' })
  await find.fill('きゃんせる')
  await dialog.getByRole('list', { name: 'テンプレートを選ぶ' }).getByRole('button').first().click()
  await expect(dialog.getByText(/が空のため、送りません/).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: '0 件を送信待ちに入れる' })).toBeDisabled()
})
