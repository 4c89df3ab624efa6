import { expect, type Page, test } from '@playwright/test'
import { answer, call, composer, convert, openDesk } from './desk'

const NAME = '見本工業株式会社（試験）'
const WHY = 'モールで発行できないとのご連絡'

/** Opens an inquiry whose order is such that the shop can give a receipt when it says why. */
async function openReceiptable(page: Page) {
  const { inquiries } = await call(page, 'Inbox', { state: 'new', limit: 50 })
  for (const q of inquiries as { id: number; order_number: string }[]) {
    if (!q.order_number) continue
    const wish = {
      order: q.order_number,
      inquiry_id: q.id,
      kind: 'receipt',
      name: NAME,
      reason: WHY,
      way: 'mail',
    }
    const draft = await call(page, 'DraftReceipt', wish)
    if (draft.blocks?.length !== 0) continue
    await page.evaluate((id) => {
      window.location.hash = `#/inbox/${id}`
    }, q.id)
    await expect(answer(page)).toBeVisible()
    return q.order_number
  }
  throw new Error('no order of the shop can have a receipt')
}

const make = (page: Page) => page.getByRole('button', { name: '領収書を作る' })
const dialog = (page: Page) => page.getByRole('dialog', { name: '領収書を作る' })
const ledger = (page: Page) => page.getByRole('listbox', { name: '書類の一覧' })
const paper = (page: Page) => page.getByRole('region', { name: '書類', exact: true })

test('a receipt is issued beside its order, goes with the reply, is found again and given once more', async ({
  page,
}) => {
  await openDesk(page)
  const order = await openReceiptable(page)
  await make(page).click()
  const form = dialog(page)
  const issue = form.getByRole('button', { name: '発行する', exact: true })
  await expect(form.getByRole('list', { name: '確かめる所' })).toContainText('宛名がありません')
  await expect(issue).toHaveAttribute('aria-disabled', 'true')
  await form.getByRole('textbox', { name: '宛名' }).click()
  await convert(page, ['み', 'みほん'], NAME)
  await expect(form.getByRole('region', { name: 'こう発行されます' })).toContainText(`${NAME} 御中`)
  await form.getByRole('textbox', { name: '理由' }).fill(WHY)
  await expect(issue).toHaveAttribute('aria-disabled', 'false')
  await issue.click()
  const done = form.getByRole('heading', { name: /DOC-\d{6}-0001）を発行しました/ })
  await expect(done).toBeFocused()
  await expect(form.getByRole('region', { name: '控えのファイル' }).locator('canvas').first()).toBeVisible()
  await form.getByRole('button', { name: '返信に添付する' }).click()
  await expect(form).toHaveCount(0)
  await expect(composer(page)).toContainText(/領収書_DOC-\d{6}-0001\.pdf/)

  await make(page).click()
  await expect(form.getByRole('list', { name: '確かめる所' })).toContainText('もう領収書')
  await form.getByRole('button', { name: /0001 を再発行する$/ }).click()
  await expect(form.getByRole('region', { name: 'こう発行されます' })).toContainText('再発行（1 回目')
  await form.getByRole('textbox', { name: '理由' }).fill('お客様が紛失')
  await expect(issue).toHaveAttribute('aria-disabled', 'false')
  await issue.click()
  await form.getByRole('button', { name: '書類で見る' }).click()
  await expect(paper(page)).toContainText('お客様が紛失')
  await expect(paper(page)).toContainText(order)

  const find = page.getByRole('searchbox', { name: '取引先・注文番号・文書番号で探す' })
  await find.fill('見本工業')
  await expect(ledger(page).getByRole('option')).toHaveCount(2)
  await ledger(page).focus()
  await page.keyboard.press('j')
  await expect(ledger(page).getByRole('option', { selected: true })).toHaveCount(1)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '2 件を取り出す（zip）' }).click()
  expect((await coming).suggestedFilename()).toMatch(/\.zip$/)
})
