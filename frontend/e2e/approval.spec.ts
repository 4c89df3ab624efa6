import { expect, type Page, test } from '@playwright/test'
import { answer, call, convert, goTo, openDesk, openNamed, sitDown, write } from './desk'

// A customer with an order, to whom nothing else is to be said first.
const ASKED = /^小川 恵理 様、楽天/
const NAME = `臨時${Date.now() % 10_000}`
const FIRST = 'ご連絡ありがとうございます。確かめます。'
const SECOND = 'ご連絡ありがとうございます。確かめて、あらためてお返事します。'
const WORDS = 'お返事の約束を入れてください'

const panel = (page: Page) => page.getByRole('region', { name: '承認を待っている返信' })

const open = (page: Page, id: number) => page.goto(`${page.url().split('#')[0]}#/inbox/${id}`)

async function as(page: Page, name: string, id: number) {
  await sitDown(page, name)
  await expect(page.getByRole('button', { name: new RegExp(`${name}.*のメニュー$`) })).toBeVisible()
  await open(page, id)
}

async function ask(page: Page, text: string, id: number) {
  await write(page, text)
  await page.getByRole('button', { name: '店長に確認を頼む' }).click()
  await expect(page.getByText('承認を頼みました', { exact: false })).toBeVisible()
  await open(page, id) // the next inquiry stands there by now
  await expect(panel(page)).toBeVisible()
  await expect(panel(page).getByRole('button', { name: '承認して送る' })).toHaveCount(0)
}

test('a reply is returned with words, changed, compared, agreed to and sent', async ({ page }) => {
  await openDesk(page)
  await openNamed(page, ASKED)
  const id = Number(new URL(page.url()).hash.match(/inbox\/(\d+)/)?.[1])
  const staff = { id: 0, name: NAME, kana: '', role: 'trainee', off: false, last_day: '', version: 0 }
  const trainee = await call(page, 'SaveStaff', staff)
  await page.reload()

  await as(page, NAME, id)
  await ask(page, FIRST, id)

  await as(page, '店長', id)
  const said = panel(page).getByRole('textbox', { name: 'ひとこと' })
  await said.focus()
  await convert(page, ['おへんじ', 'お返事'], WORDS)
  await expect(said).toHaveValue(WORDS)
  await panel(page).getByRole('button', { name: '戻す', exact: true }).click()
  await expect(panel(page)).toBeHidden()

  await as(page, NAME, id)
  await expect(page.getByText('さんが、この返信を戻しました', { exact: false })).toBeVisible()
  await expect(page.getByText(WORDS).first()).toBeVisible()
  await ask(page, SECOND, id)

  await as(page, '店長', id)
  await panel(page).getByText('前に頼んだ文との違い').click()
  await expect(panel(page).locator('ins')).toContainText('あらためて')
  await panel(page).getByRole('button', { name: '承認して送る' }).click()
  await goTo(page, '送信待ち')
  const card = page.getByRole('listitem').filter({ hasText: SECOND })
  await card.getByRole('button', { name: '取り消す' }).click()
  await expect(answer(page)).toHaveValue(SECOND)
  await answer(page).fill('')
  await call(page, 'SetState', { id, version: 0, state: 'new', reason: '', sure: false })
  await call(page, 'RemoveStaff', { id: trainee.id, to: 0 })
})
