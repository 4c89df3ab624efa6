import { expect, type Page, test } from '@playwright/test'
import { answer, convert, list, openDesk, openRow } from './desk'
import { type OwnShop, ownShop } from './ownshop'

const palette = (page: Page) => page.getByRole('combobox', { name: '操作を探す' })
const found = (page: Page) => page.getByRole('listbox', { name: '操作を探す' }).getByRole('option')
const bar = (page: Page) => page.getByRole('status').filter({ hasText: '元に戻す' })
/** Asks the program from within the page, as another window would. */
const ask = (page: Page, method: string, body: object) =>
  page.evaluate(
    async ([name, json]) => {
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch(`/api/${name}`, { method: 'POST', headers, body: json })).json()
    },
    [method, JSON.stringify(body)] as const,
  )

async function drop(page: Page) {
  await page.getByRole('button', { name: 'ほかの送り方' }).click()
  await page.getByRole('menuitem', { name: '下書きを捨てる' }).click()
}
const place = (page: Page) => page.evaluate(() => window.location.hash)

test('the palette finds by reading, waits for finished words and gives the focus back', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 3)
  await answer(page).focus()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  const before = await found(page).count()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: 'そうしんま', selectionStart: 5, selectionEnd: 5 })
  expect(await found(page).count()).toBe(before)
  await cdp.detach()
  await convert(page, ['そうしんまち'], 'そうしんまち')
  await expect(found(page).first()).toHaveText(/送信待ち/)
  await page.keyboard.press('Escape')
  await expect(answer(page)).toBeFocused()

  await page.keyboard.press('Control+k')
  await convert(page, ['そうし', 'そうしんまち'], 'そうしんまち')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/outbox/)
})

test('done and an order taken away are had back with Z', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 4)
  const here = await place(page)
  await list(page).focus()
  await page.keyboard.press('e')
  await expect(bar(page)).toContainText('を完了にしました')
  await expect.poll(() => place(page)).not.toBe(here)
  await page.keyboard.press('z')
  await expect.poll(() => place(page)).toBe(here)
  await expect(page.getByText(/^元に戻しました：.*完了/)).toBeVisible()

  const id = Number(here.split('/')[2]?.split('?')[0])
  // Whoever has given it to somebody, Z takes the newest back.
  const owner = async () => (await ask(page, 'Thread', { id })).inquiry.owner_id
  const before = await owner()
  await ask(page, 'SetOwner', { id, version: 0, owner: before ? 0 : 1 })
  await expect(bar(page)).toContainText('の担当を')
  await list(page).focus()
  await page.keyboard.press('z')
  await expect.poll(owner).toBe(before)

  const unlink = page.getByRole('button', { name: 'この注文ではない' })
  const { inquiries } = await ask(page, 'Inbox', { states: ['new'], limit: 100 })
  const linked = inquiries.find((q: { link_reason: string }) => q.link_reason !== '')
  await page.evaluate((to) => window.location.assign(`#/inbox/${to}`), linked.id)
  await expect(unlink).toBeVisible()
  const pane = page.getByRole('complementary', { name: '注文' })
  await expect(pane).toContainText(linked.order_number)
  await unlink.click()
  await expect(bar(page)).toContainText('を外しました')
  await list(page).focus()
  await page.keyboard.press('z')
  await expect(unlink).toBeVisible()
  await expect(pane).toContainText(linked.order_number)
})

test('what is thrown away comes back, and what is typed survives a reload', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 5)
  await answer(page).focus()
  await convert(page, ['おまち', 'お待ちください'], 'お待ちください。')
  await drop(page)
  await expect(answer(page)).toHaveValue('')
  await page.keyboard.press('Control+k')
  await convert(page, ['すてたし'], 'すてたしたがき')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '下書き' })
  await dialog
    .getByRole('button', { name: /への下書きを戻す$/ })
    .first()
    .click()
  await expect(answer(page)).toHaveValue('お待ちください。')

  // Without leaving the field, within the pause in which nothing has been saved yet.
  await answer(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.insertText('すぐに確かめます。')
  await page.reload()
  await expect(answer(page)).toHaveValue('お待ちください。すぐに確かめます。')
  await drop(page)
  await expect(answer(page)).toHaveValue('')
})

test('two windows on one draft: both texts are shown, a person chooses', async ({ page, context }) => {
  await openDesk(page)
  await openRow(page, 6)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(answer(other)).toBeVisible()
  // It has not heard of the first one's text when it begins.
  await other.route('**/api/Thread', (route) => route.abort())
  await answer(page).fill('一つ目の画面の文')
  await expect(page.getByText(/下書き保存/)).toBeVisible()
  await answer(other).focus()
  await convert(other, ['ふたつ'], '二つ目の画面の文')
  await other.unroute('**/api/Thread')
  const conflict = other.getByRole('alert').filter({ hasText: '2 つを見比べて' })
  await expect(conflict).toContainText('一つ目の画面の文')
  await conflict.getByRole('button', { name: 'あなたの文にする' }).click()
  await expect(conflict).toBeHidden()
  await page.reload()
  await expect(answer(page)).toHaveValue('二つ目の画面の文')
  await drop(page)
  await expect(answer(page)).toHaveValue('')
})

test.describe('in a shop of its own', () => {
  let shop: OwnShop
  test.beforeEach(async () => {
    shop = await ownShop()
  })
  test.afterEach(async () => {
    await shop.remove()
  })

  test('what was typed is there again after the program was killed', async ({ page, context }) => {
    await page.goto(shop.url)
    await openRow(page, 2)
    const here = await place(page)
    await answer(page).focus()
    await page.keyboard.insertText('調べてお返事します。')
    await expect(page.getByText(/下書き保存/)).toBeVisible()
    await page.keyboard.insertText('少々')
    await shop.kill()
    await page.close({ runBeforeUnload: false })

    const next = await shop.again()
    const reopened = await context.newPage()
    await reopened.goto(next.url)
    await expect(list(reopened)).toBeVisible()
    await reopened.keyboard.press('Control+k')
    await convert(reopened, ['かき'], 'かきかけ')
    await reopened.keyboard.press('Enter')
    const dialog = reopened.getByRole('dialog', { name: '下書き' })
    await dialog.getByRole('button', { name: /続きを書く$/ }).click()
    await expect.poll(() => place(reopened)).toBe(here)
    await expect(answer(reopened)).toHaveValue(/^調べてお返事します。/)
    await next.kill()
  })

  test('thirty inquiries without the mouse', async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto(shop.url)
    await expect(list(page)).toBeVisible()
    const all = await list(page).getByRole('option').count()
    await page.keyboard.press('l')
    await page.keyboard.press('Enter')
    let replies = 0
    let handled = 0
    for (; handled < 30; handled++) {
      // Behind the last question stand the answered ones: thanks are looked at there and closed.
      if (!/#\/inbox\/\d+/.test(await place(page))) await openAnswered(page)
      const here = await place(page)
      if (await reply(page)) replies++
      else await page.keyboard.press(await setAside(page))
      await expect.poll(() => place(page), { message: `${handled} ${here}` }).not.toBe(here)
    }
    console.log(`handled ${handled} of ${all} rows, replied ${replies}`)
    expect(handled).toBe(30)
    expect(replies).toBeGreaterThanOrEqual(20) // the others are letters of machines and thanks
  })
})

/** Goes to 返信済 and opens its first row, with keys alone. */
async function openAnswered(page: Page) {
  await page.keyboard.press('l')
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(list(page).getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('l')
  await page.keyboard.press('Enter')
  await expect.poll(() => place(page)).toMatch(/#\/inbox\/\d+/)
}

/** Writes and sends an answer with keys alone; false where none can be written here. */
async function reply(page: Page): Promise<boolean> {
  const before = await place(page)
  // The conversation and what is written under it come together: without a place to write there will be none.
  await expect(page.getByRole('region', { name: '会話' }).getByRole('heading').first()).toBeVisible()
  if ((await answer(page).count()) === 0) return false
  await page.keyboard.press('r')
  await expect(answer(page)).toBeFocused()
  await page.keyboard.press('Control+j')
  const names = page.getByRole('combobox', { name: 'テンプレート' })
  await expect(names).toBeFocused()
  await convert(page, ['うけ'], 'うけつけ')
  await expect(page.getByRole('listbox', { name: 'テンプレート' }).getByRole('option')).not.toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(answer(page)).not.toHaveValue('')
  // Blocked, it leads to the first problem: the place that is still empty stands chosen.
  for (let round = 0; round < 6; round++) {
    await page.keyboard.press('Control+Enter')
    const gone = await goneOrAsked(page, before)
    if (gone) return true
    if (EMPTY.test(await chosen(page))) await page.keyboard.insertText('11月24日の17時')
  }
  return false
}

const LONGEST = 2000 // ms, until Ctrl Enter is pressed again: what was warned of is meant

/** Waits until the next inquiry is shown, or what is still empty stands chosen; tells which. */
async function goneOrAsked(page: Page, before: string) {
  const quick = { timeout: LONGEST, intervals: [50] }
  const state = async () =>
    (await place(page)) !== before ? 'gone' : EMPTY.test(await chosen(page)) ? 'asked' : ''
  await expect
    .poll(state, quick)
    .not.toBe('')
    .catch(() => undefined)
  return (await state()) === 'gone'
}

const EMPTY = /^[{｛]/

/** What is selected in the answer. */
const chosen = (page: Page) =>
  answer(page).evaluate((e: HTMLTextAreaElement) => e.value.slice(e.selectionStart, e.selectionEnd))

/** Leaves the answer and puts the inquiry aside as done. */
async function setAside(page: Page): Promise<string> {
  await page.keyboard.press('Escape')
  return 'e'
}
