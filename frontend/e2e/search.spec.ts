import { expect, type Page, test } from '@playwright/test'
import { convert, list, openDesk, openRow } from './desk'

const box = (page: Page) => page.getByRole('textbox', { name: '検索（名前・注文番号・本文）' })
const results = (page: Page) => page.getByRole('listbox', { name: '検索結果' })
const preview = (page: Page) => page.getByRole('region', { name: '見つかったところ' })

/** What the page has asked the program to look for. */
function questions(page: Page) {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/Search')) asked.push(request.postDataJSON().text)
  })
  return asked
}

async function look(page: Page, text: string) {
  await page.keyboard.press('/')
  await box(page).fill(text)
  await expect(page.getByRole('status').filter({ hasText: /^[\d,]+\+? 件/ })).toBeVisible()
}

test('a search hears finished words only', async ({ page }) => {
  const asked = questions(page)
  await openDesk(page)
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await box(page).focus()
  await convert(page, ['h', 'へ', 'へん', 'へんぴ', 'へんぴん'], '返品')
  await expect(results(page).getByRole('option').first()).toBeVisible()
  await convert(page, [' ｓ', ' そ', ' そう', ' そうr'], ' 送料')
  await expect.poll(() => asked.at(-1)).toBe('返品 送料')
  expect([...new Set(asked)]).toEqual(['返品', '返品 送料'])
})

test('two characters are found in the text as it was written, and F3 goes on', async ({ page }) => {
  await openDesk(page)
  await look(page, '送料')
  const marks = results(page).locator('mark')
  await expect(marks.first()).toHaveText('送料')
  expect(new Set(await marks.allTextContents())).toEqual(new Set(['送料']))
  await results(page)
    .getByRole('option', { name: /送料が余分にかかる/ })
    .click()
  await expect(preview(page).getByText(/^1 \/ \d+ か所$/)).toBeVisible()
  await expect(preview(page).locator('mark[data-current]')).toHaveText('送料')
  const many = await preview(page).locator('mark').count()
  await page.keyboard.press('F3')
  await expect(preview(page).getByText(`${Math.min(2, many)} / ${many} か所`)).toBeVisible()
  await page.keyboard.press('Shift+F3')
  await expect(preview(page).getByText(`1 / ${many} か所`)).toBeVisible()
})

test('kana of the other kind is the same word', async ({ page }) => {
  await openDesk(page)
  await look(page, 'きゃんせる')
  await expect(results(page).locator('mark').first()).toHaveText('キャンセル')
})

test('a telephone number is found with and without hyphens, an order beside it', async ({ page }) => {
  await openDesk(page)
  await look(page, '0300001123')
  await expect(results(page).locator('mark')).toHaveText('03-0000-1123')
  await look(page, '０３－００００－１１２３')
  await expect(results(page).locator('mark')).toHaveText('03-0000-1123')
  await page.getByRole('region', { name: /^注文/ }).getByRole('button').first().click()
  await expect(preview(page).getByText('03-0000-1123')).toBeVisible()
})

test('a tracking number is found with and without hyphens', async ({ page }) => {
  await openDesk(page)
  const number = await trackedNumber(page)
  await look(page, number)
  const orders = page.getByRole('region', { name: /^注文/ }).getByRole('button')
  const first = await orders.first().textContent()
  await look(page, number.replaceAll('-', ''))
  await expect(orders.first()).toHaveText(first ?? '')
})

/** A tracking number of some order of the shop. */
async function trackedNumber(page: Page) {
  const found = await page.evaluate(async () => {
    const ask = async (method: string, body: unknown) =>
      (
        await fetch(`/api/${method}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()
    const { orders } = await ask('Orders', { search: '', after: '', limit: 40 })
    for (const { id } of orders) {
      const { facts } = await ask('OrderByID', { id })
      const parcel = facts.parcels.find((p: { number: string }) => p.number)
      if (parcel) return parcel.number
    }
    return ''
  })
  expect(found).not.toBe('')
  return String(found)
}

test('a word is left out, shown as a chip and taken back', async ({ page }) => {
  await openDesk(page)
  await look(page, 'キャンセル')
  const all = await results(page).getByRole('option').count()
  await look(page, 'キャンセル -家族')
  await expect.poll(() => results(page).getByRole('option').count()).toBeLessThan(all)
  await page.getByRole('button', { name: '「-家族」を外す' }).click()
  await expect(box(page)).toHaveValue('キャンセル')
  await expect.poll(() => results(page).getByRole('option').count()).toBe(all)
})

test('nothing found says what each word has alone', async ({ page }) => {
  await openDesk(page)
  await look(page, 'キャンセル どこにもない言葉')
  await expect(page.getByText('「キャンセル どこにもない言葉」に一致するものはありません。')).toBeVisible()
  await page.getByRole('button', { name: '「キャンセル」だけで探す' }).click()
  await expect(results(page).getByRole('option').first()).toBeVisible()
})

test('Enter opens the place at the desk, and the way back ends where one was', async ({ page }) => {
  await openDesk(page)
  const before = await openRow(page, 2)
  await look(page, 'キャンセル')
  await results(page).getByRole('option').nth(1).click()
  const chosen = await results(page).getByRole('option', { selected: true }).getAttribute('id')
  await box(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log', { name: '会話' })).toBeFocused()
  await expect(page.getByRole('button', { name: '検索に戻る' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(results(page).getByRole('option', { selected: true })).toHaveAttribute('id', chosen ?? '')
  await page.keyboard.press('Escape')
  await expect(list(page).getByRole('option', { selected: true })).toHaveAttribute(
    'aria-label',
    before.replace('、未読', ''),
  )
})

test('a narrow window folds the facets into a menu', async ({ page }) => {
  await openDesk(page)
  await page.setViewportSize({ width: 960, height: 600 })
  await look(page, 'キャンセル')
  await page.getByRole('button', { name: '絞り込み' }).click()
  await page.getByRole('checkbox', { name: /お客様のメッセージ/ }).click()
  await expect(page.getByRole('checkbox', { name: /お客様のメッセージ/ })).not.toBeChecked()
})
