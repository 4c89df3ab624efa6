// The list of orders: looked up on the telephone, narrowed, opened, and left for what is asked about it.
import { expect, type Page, test } from '@playwright/test'
import { call, convert, goTo, openDesk } from './desk'
import { type Look, lookAt } from './look'

type Listed = { id: number; number: string; buyer: string; status: string; open_inquiries: number }

const EVERY = { search: '', status: '', account: 0, from: '', until: '', asked: '', after: '', limit: 200 }

const ordersOf = async (page: Page, wish: Partial<typeof EVERY>): Promise<Listed[]> =>
  (await call(page, 'Orders', { ...EVERY, ...wish })).orders

const list = (page: Page) => page.getByRole('listbox', { name: '注文の一覧' })
const rows = (page: Page) => list(page).getByRole('option')
const field = (page: Page) => page.getByRole('textbox', { name: '番号・名前・電話・追跡番号で探す' })
const beside = (page: Page) => page.getByRole('complementary', { name: '注文の内容' })

async function openOrders(page: Page) {
  await openDesk(page)
  await expect(page.getByRole('listbox', { name: '一覧' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(rows(page).first()).toBeVisible()
}

test('somebody calls: the order is found by name, number and telephone, without the mouse', async ({
  page,
}) => {
  await openOrders(page)
  await expect(field(page)).toBeFocused()
  const order = (await ordersOf(page, {})).find((o) => o.buyer.includes(' '))
  const [family = ''] = order?.buyer.split(' ') ?? []
  const before = await rows(page).count()
  await convert(page, ['さ', 'さと'], family)
  await expect(rows(page).first()).toHaveAccessibleName(new RegExp(family))
  await expect(field(page)).toHaveValue(family)
  expect(before).toBeGreaterThan(0)
  await field(page).fill(order?.number ?? '-')
  await expect(rows(page)).toHaveCount(1)
  const facts = (await call(page, 'OrderByID', { id: order?.id })).facts
  const phone: string = facts.buyer.phone || facts.buyer_at.phone
  await field(page).fill(phone)
  await expect(rows(page).filter({ hasText: order?.number ?? '-' })).toHaveCount(1)
  await field(page).fill(order?.number ?? '-')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(beside(page).getByText(order?.number ?? '-')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(list(page)).toBeFocused()
})

test('a conversion that is not finished asks for nothing', async ({ page }) => {
  await openOrders(page)
  const asked: string[] = []
  page.on('request', (r) => {
    if (r.url().endsWith('/api/Orders')) asked.push(r.postDataJSON().search)
  })
  await field(page).focus()
  await convert(page, ['や', 'やま', 'やまだ'], '山田')
  await expect.poll(() => asked).toContain('山田')
  expect(asked.filter((word) => /[ぁ-ん]/.test(word))).toEqual([])
})

test('tabs and chips show what is not sent, not paid, and who waits for an answer', async ({ page }) => {
  await openOrders(page)
  const numbers = async () =>
    (
      await rows(page).evaluateAll((all) => all.map((o) => o.getAttribute('aria-label')?.split('、')[0]))
    ).sort()
  for (const [tab, status] of [
    ['未発送', 'unshipped'],
    ['未入金', 'unpaid'],
    ['キャンセル', 'cancel'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    const wanted = (await ordersOf(page, { status })).map((o) => o.number).sort()
    if (wanted.length === 0) await expect(page.getByText('当てはまる注文はありません')).toBeVisible()
    else if (wanted.length < 20) await expect.poll(numbers).toEqual(wanted)
    else await expect(rows(page).first()).toBeVisible()
  }
  await page.getByRole('tab', { name: 'すべて' }).click()
  await page.getByRole('button', { name: '返信待ちあり' }).click()
  await expect(rows(page).first()).toHaveAccessibleName(/返信待ち \d/)
  expect((await ordersOf(page, { asked: 'open' })).every((o) => o.open_inquiries > 0)).toBe(true)
})

test('what is asked about an order is one click away, and the way back leads to the same row', async ({
  page,
}) => {
  await openOrders(page)
  const [order] = await ordersOf(page, { asked: 'open' })
  await page.getByRole('button', { name: '返信待ちあり' }).click()
  await rows(page)
    .filter({ hasText: order?.number ?? '-' })
    .click()
  await beside(page)
    .getByRole('region', { name: 'この注文の問い合わせ' })
    .getByRole('listitem')
    .getByRole('button')
    .first()
    .click()
  await expect(page).toHaveURL(/#\/inbox\/\d+/)
  await expect(page.getByRole('complementary', { name: '注文' })).toContainText(order?.number ?? '-')
  await page.goBack()
  await expect(beside(page).getByText(order?.number ?? '-')).toBeVisible()
  await expect(page.getByRole('button', { name: '返信待ちあり' })).toHaveAttribute('aria-pressed', 'true')
})

test('the first text to the customer begins here', async ({ page }) => {
  await openOrders(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(beside(page).getByRole('region', { name: 'この注文の問い合わせ' })).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'お客様に連絡する' })).toBeVisible()
})

const looks: Look[] = [
  {
    name: 'orders',
    open: async (page) => {
      await goTo(page, '注文')
      await rows(page).nth(1).click()
      await expect(beside(page).getByRole('region', { name: 'この注文の問い合わせ' })).toBeVisible()
    },
  },
]

for (const look of looks) lookAt(look)
