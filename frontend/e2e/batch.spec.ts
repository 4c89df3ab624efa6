import { expect, type Page, test } from '@playwright/test'
import { call, convert, list, openDesk } from './desk'

// Two who have asked and may be answered; letters of a mall may not.
const CUSTOMERS = [/^前田 浩二 様、Yahoo/, /^佐々木 修 様、楽天/]
const REASON = '大雪'
const MORE = 'お手数をおかけいたします。'
const NAME = `一括の試験${Date.now() % 10_000}`

/** The dialog for two inquiries, with a template that lacks one fact of the shop. */
async function openBatch(page: Page) {
  await openDesk(page)
  const body = '{お客様名|お客様} 様\n\nお届けが遅れております。理由は{遅延理由}です。'
  const template = await call(page, 'SaveTemplate', {
    id: 0,
    name: NAME,
    reading: '',
    category: '',
    body,
    next: '',
    version: 0,
  })
  await page.reload()
  for (const name of CUSTOMERS)
    await list(page)
      .getByRole('option', { name })
      .first()
      .click({ modifiers: ['Control'] })
  await page
    .getByRole('region', { name: '選んだ問い合わせ' })
    .getByRole('button', { name: '一括返信' })
    .click()
  const dialog = page.getByRole('dialog', { name: '一括返信（2 件）' })
  await dialog.getByRole('textbox', { name: 'テンプレートを探す' }).fill(NAME)
  await dialog.getByRole('button', { name: NAME }).click()
  return { dialog, template }
}

test('many are filled at once, read and changed one by one, and each is a reply of its own', async ({
  page,
}) => {
  const { dialog, template } = await openBatch(page)
  await expect(dialog.getByText('送らないもの（2 件）')).toBeVisible()
  await expect(dialog.getByText('「遅延理由」が空のため、送りません。')).toHaveCount(2)
  const reason = dialog.getByRole('textbox', { name: /遅延理由/ })
  await reason.fill('')
  await convert(page, ['お', 'おお', 'おおゆき'], REASON)
  await expect(reason).toHaveValue(REASON)
  await reason.press('Enter')
  await expect(dialog.getByText('「遅延理由」が空のため、送りません。')).toHaveCount(0)
  await expect(dialog.getByText(`理由は${REASON}です`, { exact: false })).toHaveCount(2)

  await dialog
    .getByRole('button', { name: /への文を読む・直す$/ })
    .first()
    .click()
  const text = dialog.getByRole('textbox', { name: '返信の本文' })
  await text.focus()
  await page.keyboard.press('Control+End')
  await convert(page, ['お', 'おて', 'おてすう'], MORE)
  await expect(text).toHaveValue(new RegExp(`${MORE}$`))
  await expect(dialog.getByText('直しました')).toBeVisible()
  await dialog.getByRole('button', { name: '次へ' }).click()
  await expect(text).not.toHaveValue(new RegExp(MORE))
  await text.press('Escape')
  await expect(dialog.getByText('直しました')).toHaveCount(1)

  const row = dialog.getByRole('row').filter({ hasText: '直しました' })
  const tick = row.getByRole('checkbox')
  await expect(tick).toBeEnabled()
  await tick.check()
  const others = dialog.getByRole('row').filter({ hasNotText: '直しました' }).getByRole('checkbox')
  for (const other of await others.all()) await other.uncheck()
  await dialog.getByRole('button', { name: '1 件を送信待ちに入れる' }).click()
  await expect(dialog.getByText('1 件を送信待ちに入れました')).toBeVisible()

  const { outbox } = await call(page, 'Outbox', { states: ['queued'] })
  const mine = outbox.filter((o: { text: string }) => o.text.endsWith(MORE))
  expect(mine).toHaveLength(1)
  const { draft } = await call(page, 'TakeBack', { id: mine[0].id })
  expect(draft.facts.parts).toHaveLength(1)
  await call(page, 'DropDraft', { id: draft.id })
  await call(page, 'RemoveTemplate', { id: template.id })
})
