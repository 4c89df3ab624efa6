// Nothing moves while reading: what is measured here would be seen as a jump.
import { expect, type Page, test } from '@playwright/test'
import { list, openDesk, openRow } from './desk'

/** What ui.md calls no jump: web.dev's line for a good page is 0.1; the desk has panes of fixed sizes. */
const JUMP = 0.02

/** Starts to add up every shift of the page, also those right after a click: they are the ones a clerk sees. */
const watchShifts = (page: Page) =>
  page.evaluate(() => {
    const kept = { sum: 0 }
    Object.assign(window, { shifts: kept })
    new PerformanceObserver((seen) => {
      for (const e of seen.getEntries()) kept.sum += 'value' in e ? Number(e.value) : 0
    }).observe({ type: 'layout-shift', buffered: false })
  })

const shifts = (page: Page) =>
  page.evaluate(() => {
    const kept: unknown = Reflect.get(window, 'shifts')
    return typeof kept === 'object' && kept !== null ? Number(Reflect.get(kept, 'sum')) : Number.NaN
  })

test('list, tabs and top bar stand still while one inquiry after the other is opened', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 0)
  const still = async () => ({
    tabs: await page.getByRole('tablist', { name: '対応状況' }).boundingBox(),
    list: await list(page).boundingBox(),
    search: await page.getByPlaceholder('検索（名前・注文番号・本文）').boundingBox(),
  })
  const before = await still()
  await watchShifts(page)
  const worst: number[] = []
  for (let row = 1; row < 8; row++) {
    const until = await shifts(page)
    await openRow(page, row)
    await page.waitForLoadState('networkidle').catch(() => undefined)
    worst.push((await shifts(page)) - until)
  }
  expect(await still()).toEqual(before)
  expect(Math.max(...worst)).toBeLessThan(JUMP)
})
