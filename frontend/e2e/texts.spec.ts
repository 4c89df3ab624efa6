// Texts the shop writes once and uses often: shared texts, signatures, replies made a template, models.
import { expect, type Page, test } from '@playwright/test'
import { answer, call, composer, convert, goTo, openDesk, openRow } from './desk'

const SNIPPET = '試しの結び（e2e）'
const TEMPLATE = '文例の試し（e2e）'

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '文章の種類' }).getByRole('button', { name, exact: true }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const row = (page: Page, list: string, name: string) =>
  page.getByRole('region', { name: list }).getByRole('button', { name: new RegExp(`^${name}`) })

/** The answers of the shop in the conversation that is open. */
const answers = (page: Page) => page.locator('article[data-look="out"]')

async function toInquiry(page: Page, id: number) {
  await page.evaluate((to) => {
    location.hash = `#/inbox/${to}`
  }, id)
  await expect(answers(page).first()).toBeVisible()
}

const dots = (page: Page, text: string) =>
  answers(page).filter({ hasText: text }).getByRole('button', { name: 'メッセージの操作' }).first()

test('a shared text is made, put into a template and filled into a reply; used, it stays', async ({
  page,
}) => {
  await openDesk(page)
  await goTo(page, 'テンプレート')
  await part(page, '文例')
  await page.getByRole('button', { name: '新しい文例' }).click()
  await expect(field(page, '名前')).toBeFocused()
  await field(page, '名前').fill(SNIPPET)
  const body = field(page, '文')
  await body.click()
  // What the input method turns into words opens no list and takes nothing from it.
  await convert(page, ['よ', 'よろしく'], 'よろしくお願いいたします。')
  await page.keyboard.type('{担当')
  await expect(page.getByRole('option', { name: /担当者名/ })).toBeVisible()
  await body.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  await expect(body).toHaveValue('よろしくお願いいたします。{担当')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue('よろしくお願いいたします。{担当者名}')
  await expect(page.getByText(/に保存しました/)).toBeVisible()

  await part(page, 'テンプレート')
  await page.getByRole('button', { name: '新しいテンプレート' }).click()
  await field(page, '名前').fill(TEMPLATE)
  await field(page, '本文').click()
  await page.keyboard.type('承りました。\n{文例:試し')
  await expect(page.getByRole('option', { name: /文例:試しの結び/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page, '本文')).toHaveValue(`承りました。\n{文例:${SNIPPET}}`)
  await expect(page.getByText(/に保存しました/)).toBeVisible()

  await goTo(page, '受付')
  await openRow(page, 0)
  await answer(page).fill('')
  await answer(page).press('Control+j')
  await expect(page.getByRole('combobox', { name: 'テンプレート' })).toBeFocused()
  await page.keyboard.type('文例の試し')
  const names = page.getByRole('listbox', { name: 'テンプレート' }).getByRole('option')
  await expect(names.first()).toContainText(TEMPLATE)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toHaveValue(/承りました。\nよろしくお願いいたします。./)
  await answer(page).fill('')

  await goTo(page, 'テンプレート')
  await part(page, '文例')
  await row(page, '文例の一覧', '試しの結び').click()
  await expect(page.getByRole('region', { name: '使っている所' })).toContainText(TEMPLATE)
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(page.getByRole('alert')).toContainText('消していません')

  // As they were: the template first, then what it used; and both come back as the same rows.
  await part(page, 'テンプレート')
  await row(page, 'テンプレートの一覧', '文例の試し').click()
  await page.getByRole('button', { name: '削除する' }).click()
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect(field(page, '本文')).toHaveValue(`承りました。\n{文例:${SNIPPET}}`)
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(page.getByText(`「${TEMPLATE}」を削除しました。`)).toBeVisible()
  await part(page, '文例')
  await row(page, '文例の一覧', '試しの結び').click()
  await page.getByRole('button', { name: '削除する' }).click()
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect(field(page, '文')).toHaveValue('よろしくお願いいたします。{担当者名}')
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(page.getByText(`「${SNIPPET}」を削除しました。`)).toBeVisible()
})

test('a sent reply becomes a template without its customer', async ({ page }) => {
  await openDesk(page)
  await page.evaluate(() => {
    location.hash = '#/inbox?state=waiting'
  })
  await openRow(page, 0)
  await answers(page).first().getByRole('button', { name: 'メッセージの操作' }).click()
  await page.getByRole('menuitem', { name: 'この返信をテンプレートにする' }).click()
  const said = page.getByRole('region', { name: '返信から作ったテンプレート' })
  await expect(said).toBeVisible()
  await expect(field(page, '本文')).not.toHaveValue('')
  const text = await field(page, '本文').inputValue()
  for (const was of await said.getByRole('listitem').locator('span').first().allInnerTexts())
    expect(text).not.toContain(was)
  await said.getByRole('button', { name: '元の問い合わせに戻る' }).click()
  await expect(answers(page).first()).toBeVisible()
})

test('an answer that is marked as a model is found first with H, beside a like question', async ({
  page,
}) => {
  await openDesk(page)
  const { inquiries } = await call(page, 'Inbox', { state: 'new', limit: 30 })
  let found: { open: number; inquiry: number; message: number } | undefined
  for (const { id } of inquiries) {
    const { alike } = await call(page, 'Alike', { id })
    if (alike.length === 0) continue
    found = { open: id, inquiry: alike[0].inquiry_id, message: alike[0].message_id }
    break
  }
  if (!found) throw new Error('the demo shop has no question that was answered before')
  const { open, inquiry, message } = found
  await toInquiry(page, inquiry)
  const { messages } = await call(page, 'Thread', { id: inquiry })
  const text: string = messages
    .find((m: { id: number }) => m.id === message)
    .text.split('\n')
    .pop()
  await dots(page, text).click()
  await page.getByRole('menuitem', { name: '模範回答にする' }).click()
  await expect(answers(page).filter({ hasText: text }).getByText('模範回答', { exact: true })).toBeVisible()

  await toOpen(page, open)
  await page.keyboard.press('h')
  const past = page.getByRole('region', { name: '過去の回答' }).getByRole('listitem')
  await expect(past.first()).toContainText('模範回答')
  await past.first().getByRole('button', { name: '返信に入れる' }).click()
  await expect(answer(page)).not.toHaveValue('')
  await page.keyboard.press('Escape')
  await answer(page).fill('')

  await toInquiry(page, inquiry)
  await dots(page, text).click()
  await page.getByRole('menuitem', { name: '模範回答から外す' }).click()
  await expect(answers(page).getByText('模範回答', { exact: true })).toHaveCount(0)
})

async function toOpen(page: Page, id: number) {
  await page.evaluate((to) => {
    location.hash = `#/inbox/${to}`
  }, id)
  await expect(composer(page)).toBeVisible()
  await page.getByRole('log').first().focus()
}
