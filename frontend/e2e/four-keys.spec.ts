import { expect, type Page, test } from '@playwright/test'
import { answer, convert, goTo, openDesk, openNamed } from './desk'

// Answering a common question takes four presses beyond reading: R, Enter, Ctrl Enter, and one to spare. Taking the
// value that is offered for a fact nobody else knows is one press more for each.
const MOST = 4

type Question = { asked: RegExp; template: RegExp; says: RegExp[] }

const QUESTIONS: Question[] = [
  { asked: /今日届く予定/, template: /^配送状況/, says: [/様/, /追跡番号|お荷物/] },
  {
    asked: /一昨日の夜中に土鍋を買いましたが/,
    template: /^キャンセル/,
    says: [/キャンセル/, /月?\d+日\(/, /返金額：[\d,]+円/],
  },
  { asked: /カタログギフトを知人に贈った/, template: /^お届け先の変更/, says: [/山下|様/, /お届け先/] },
]

const offers = (page: Page) => page.getByRole('list', { name: '合うテンプレート' })
const asks = (page: Page) => page.getByRole('form', { name: '空の項目を埋める' })

/** Opens the inquiry whose last words are these, and empties its answer. */
async function read(page: Page, asked: RegExp) {
  await openDesk(page)
  const id = await page.evaluate(async (words) => {
    const body = JSON.stringify({ states: ['new', 'working'], limit: 100 })
    const headers = { 'Content-Type': 'application/json' }
    const got = await (await fetch('/api/Inbox', { method: 'POST', headers, body })).json()
    return got.inquiries.find((q: { snippet: string }) => new RegExp(words).test(q.snippet))?.id
  }, asked.source)
  await page.evaluate((to) => window.location.assign(`#/inbox/${to}`), id)
  await expect(answer(page)).toBeVisible()
  await answer(page).fill('')
  await expect(offers(page)).toBeVisible()
  await answer(page).press('Escape')
}

for (const { asked, template, says } of QUESTIONS)
  test(`${asked.source}: four presses answer it`, async ({ page }) => {
    await read(page, asked)
    let pressed = 0
    const press = async (key: string) => {
      pressed++
      await page.keyboard.press(key)
    }
    await press('r')
    await expect(answer(page)).toBeFocused()
    await expect(offers(page).getByRole('button').first()).toHaveText(template)
    await press('Enter')
    await expect(answer(page)).not.toHaveValue('')
    while (await asks(page).isVisible()) {
      const field = asks(page).getByRole('textbox')
      await expect(field).not.toHaveValue('')
      const name = (await asks(page).locator('b').first().textContent()) ?? ''
      const several = await asks(page)
        .getByRole('button', { name: /すべて入れる/ })
        .isVisible()
      await press(several ? 'Shift+Enter' : 'Enter')
      await expect(asks(page).locator('b').filter({ hasText: name })).toHaveCount(0)
    }
    const text = await answer(page).inputValue()
    expect(text).not.toMatch(/[{}｛｝]/)
    for (const word of says) expect(text).toMatch(word)
    await press('Control+Enter')
    expect(pressed).toBeLessThanOrEqual(MOST)
    await expect(page.getByText(/後に送ります/).first()).toBeVisible()
    // It goes nowhere: the shop of the tests stays as it was.
    await goTo(page, '送信待ち')
    const card = page.getByRole('listitem').filter({ hasText: text.trim().split('\n')[0] ?? '' })
    await card.getByRole('button', { name: '取り消す' }).first().click()
    await expect(answer(page)).toHaveValue(text)
    await answer(page).fill('')
  })

test('a letter of the mall is offered no text for customers', async ({ page }) => {
  await openDesk(page)
  const asked = page.waitForResponse((r) => r.url().endsWith('/api/Suggest'))
  await openNamed(page, /^ショッピングモール運営事務局/)
  expect((await (await asked).json()).suggestions).toEqual([])
  await expect(offers(page)).toBeHidden()
})

test('the Enter that ends a conversion puts nothing in', async ({ page }) => {
  await read(page, /一昨日の夜中に土鍋を買いましたが/)
  await page.keyboard.press('r')
  await convert(page, ['き', 'きゃ'], 'キャンセル')
  await expect(answer(page)).toHaveValue('キャンセル')
  await expect(offers(page)).toBeHidden()
  await answer(page).fill('')
})
