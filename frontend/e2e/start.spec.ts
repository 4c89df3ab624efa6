import { expect, type Page, test } from '@playwright/test'
import { answer, call, convert, goTo, list, openDesk, sitDown } from './desk'

const TEXT = 'ご注文の件でご連絡いたします。お届け日をお知らせください。'

test.describe.configure({ mode: 'serial' })

/** Opens the newest Yahoo! inquiry that has an order, and the form for writing to its buyer. */
async function openForm(page: Page, fresh = true) {
  if (fresh) await openDesk(page) // a fresh page is the owner's
  const { inquiries } = await page.evaluate(async () => {
    const body = JSON.stringify({
      state: '',
      account: 0,
      search: '',
      sort: 'new',
      after: '',
      limit: 500,
      uncompleted: false,
    })
    const answer = await fetch('/api/Inbox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    return answer.json()
  })
  const row = inquiries.find(
    (r: { kind: string; order_number: string }) => r.kind === 'yahoo' && r.order_number,
  )
  await page.evaluate((id) => {
    window.location.hash = `#/inbox/${id}`
  }, row.id)
  await page.locator('[data-pane="order"]').getByRole('button', { name: 'お客様に連絡する' }).click()
  const dialog = page.getByRole('dialog', { name: 'お客様に連絡する' })
  await expect(dialog.getByRole('textbox', { name: '件名' })).toHaveValue(/ご注文/)
  return dialog
}

test('a shop writes first, takes it back, and sends it once', async ({ page }) => {
  const dialog = await openForm(page)
  const text = dialog.getByRole('textbox', { name: '本文' })
  await text.focus()
  await convert(page, ['g', 'ご', 'ごち', 'ごちゅうもん'], TEXT)
  await expect(text).toHaveValue(TEXT)
  await dialog.getByRole('button', { name: /送信する|件のまま送る/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/お客様への最初の連絡です/)).toBeVisible()

  await page.getByRole('button', { name: '取り消す' }).first().click()
  await expect(text).toHaveValue(TEXT)
  await dialog.getByRole('button', { name: /送信する|件のまま送る/ }).click()
  await page.getByRole('button', { name: '今すぐ送る' }).first().click()
  // Delivered: the mall has given it a number, and an answer can be written.
  await expect(page.getByText(/お客様への最初の連絡です/)).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('textbox', { name: '返信の本文' })).toBeVisible()
  await expect(page.getByRole('log').getByText(TEXT)).toHaveCount(1)
})

test('what is typed into the form is there again after it was closed', async ({ page }) => {
  const dialog = await openForm(page)
  await dialog.getByRole('textbox', { name: '本文' }).fill('書きかけです。')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(list(page)).toBeVisible()
  await page.locator('[data-pane="order"]').getByRole('button', { name: 'お客様に連絡する' }).click()
  await expect(dialog.getByRole('textbox', { name: '本文' })).toHaveValue('書きかけです。')
})

test('a template fills a first text, and it is planned and taken back', async ({ page }) => {
  const dialog = await openForm(page)
  const text = dialog.getByRole('textbox', { name: '本文' })
  await text.fill('')
  await dialog.getByRole('textbox', { name: '件名' }).fill('領収書について')
  const offers = dialog.getByRole('list', { name: '合うテンプレート' })
  await expect(offers.getByRole('button').first()).toBeVisible()
  await text.press('Enter')
  await expect(text).not.toHaveValue('')
  await expect(dialog.getByRole('list', { name: '差し込まれた値' })).toBeVisible()
  await text.fill(TEXT)
  await dialog.getByRole('button', { name: 'ほかの送り方' }).click()
  await page.getByRole('menuitem', { name: '送る時刻を決める' }).click()
  await page.getByRole('button', { name: /^明日 9:00/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('この返信は', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '取り消す' }).first().click()
  await expect(text).toHaveValue(TEXT)
  await dialog.getByRole('button', { name: 'ほかの送り方' }).click()
  await page.getByRole('menuitem', { name: '下書きを捨てる' }).click()
  await expect(dialog).toBeHidden()
})

/** Sits down and waits until that person is known: what is opened then is theirs. */
async function sitAs(page: Page, name: string) {
  await sitDown(page, name)
  await expect(page.getByRole('button', { name: new RegExp(`${name}.*のメニュー$`) })).toBeVisible()
}

test('who has to ask asks by Ctrl Enter, and the first text leaves when it is agreed to', async ({
  page,
}) => {
  await openDesk(page)
  const before = await call(page, 'Protection', {})
  const name = `担当${Date.now() % 10_000}`
  const staff = { id: 0, name, kana: '', role: 'staff', off: false, last_day: '', version: 0 }
  const made = await call(page, 'SaveStaff', staff)
  await call(page, 'SaveProtection', { ...before, ask_staff: true })
  await page.reload()
  await sitAs(page, name)
  const dialog = await openForm(page, false)
  const text = dialog.getByRole('textbox', { name: '本文' })
  await text.fill(TEXT)
  await expect(dialog.getByText('いまの設定では、送る前に承認が要ります')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '承認を頼む' })).toHaveAttribute('aria-disabled', 'false')
  await text.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const panel = page.getByRole('region', { name: '承認を待っている返信' })
  await expect(panel).toBeVisible()
  const url = page.url()

  await sitAs(page, '店長')
  await page.goto(url)
  await panel.getByRole('button', { name: '承認して送る' }).click()
  await goTo(page, '送信待ち')
  const card = page.getByRole('listitem').filter({ hasText: TEXT })
  await card.getByRole('button', { name: '取り消す' }).click()
  // Notes were written in it: it stays, and its draft is in it.
  await expect(answer(page)).toHaveValue(TEXT)
  await answer(page).fill('')
  await call(
    page,
    'SaveProtection',
    await call(page, 'Protection', {}).then((p) => ({ ...p, ask_staff: before.ask_staff })),
  )
  await call(page, 'RemoveStaff', { id: made.id, to: 0 })
})
