import { expect, type Page, test } from '@playwright/test'
import { answer, composer, goTo, openDesk, openNamed, write } from './desk'

// A customer with an order, to whom nothing else is to be said first.
const ASKED = /^小川 恵理 様、楽天/
const TEXT = 'ご連絡ありがとうございます。内容を確かめて、あらためてお返事します。'

const times = (page: Page) => page.getByRole('list', { name: '送る時刻の候補' })

async function plan(page: Page) {
  await composer(page).getByRole('button', { name: 'ほかの送り方' }).click()
  await page.getByRole('menuitem', { name: '送る時刻を決める' }).click()
  await expect(times(page).getByRole('button').first()).toBeFocused()
}

test('a reply is planned by keys, changed in 送信待ち and taken back as it was', async ({ page }) => {
  await openDesk(page)
  await openNamed(page, ASKED)
  await write(page, TEXT)
  await plan(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(times(page).getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await goTo(page, '送信待ち')
  const card = page
    .getByRole('region', { name: 'これから送る' })
    .getByRole('listitem')
    .filter({ hasText: TEXT })
  await expect(card).toBeVisible()
  const before = await card.innerText()
  await card.getByRole('button', { name: '時刻を変える' }).click()
  await page.getByRole('button', { name: '日時を選ぶ' }).click()
  await expect(page.getByLabel('送る日時')).toBeVisible()
  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: '時刻を変える' }).click()
  // On the eve of a holiday there is one time to offer, and then the dialog.
  await times(page).getByRole('button').nth(1).click()
  const chosen = page.getByRole('button', { name: 'この時刻に送る' })
  if (await chosen.isVisible()) await chosen.click()
  await expect.poll(() => card.innerText()).not.toBe(before)
  await card.getByRole('button', { name: '取り消す' }).click()
  await expect(answer(page)).toHaveValue(TEXT)
  await answer(page).fill('')
})
