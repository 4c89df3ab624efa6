import { expect, test } from '@playwright/test'
import { answer, composer, goTo, openDesk, openRow, write } from './desk'

const TEXT = 'お問い合わせありがとうございます。確かめて、本日中にお返事いたします。'

test('from the first start to the first reply', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 0)
  await write(page, TEXT)
  await composer(page)
    .getByRole('button', { name: /返信して完了|件のまま送る/ })
    .click()
  const held = page.getByText(/後に送ります/).first()
  await expect(held).toBeVisible()

  await goTo(page, '送信待ち')
  const waiting = page.getByRole('region', { name: 'これから送る' })
  await expect(waiting.getByText(TEXT)).toBeVisible()
  await waiting.getByRole('button', { name: '今すぐ送る' }).first().click()
  await expect(
    page
      .getByRole('region', { name: /今日送ったもの/ })
      .getByRole('button')
      .first(),
  ).toBeVisible()
})

test('a waiting reply can be taken back and is a draft again', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 1)
  await write(page, `${TEXT}（取り消し）`)
  await composer(page)
    .getByRole('button', { name: /返信して完了|件のまま送る/ })
    .click()
  await expect(page.getByText(/後に送ります/).first()).toBeVisible()
  await goTo(page, '送信待ち')
  const card = page.getByRole('listitem').filter({ hasText: '（取り消し）' })
  await card.getByRole('button', { name: '取り消す' }).click()
  await expect(answer(page)).toHaveValue(`${TEXT}（取り消し）`)
})

test('a reply is stopped because the customer wrote meanwhile', async ({ page }) => {
  await openDesk(page)
  // The writer of this answer has seen nothing but the very first message.
  await page.route('**/api/Send', async (route) => {
    const body = { ...route.request().postDataJSON(), seen_id: 1, hold: 0 }
    await route.continue({ postData: JSON.stringify(body) })
  })
  await openRow(page, 2)
  await write(page, `${TEXT}（止まる）`)
  await composer(page)
    .getByRole('button', { name: /返信して完了|件のまま送る/ })
    .click()
  await goTo(page, '送信待ち')
  const card = page.getByRole('listitem').filter({ hasText: '（止まる）' })
  await expect(card.getByText('送る前に止めました')).toBeVisible()
  await expect(page.getByRole('region', { name: '送る前に止めたもの' })).toContainText(
    'お客様には届いていません',
  )
  await card.getByRole('button', { name: '読んで、返信を直す' }).click()
  await expect(answer(page)).toHaveValue(/（止まる）/)
})
