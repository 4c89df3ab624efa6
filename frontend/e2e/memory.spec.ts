// What stays behind: conversations that were opened and closed, searches, long lists. Nothing may grow with the day.
import { expect, type Page, test } from '@playwright/test'
import { list, openDesk } from './desk'

test.use({ trace: 'off' }) // a trace keeps what the page lets go

const OPENED = 64
const FIRST = 16

/** What the page holds once everything that nobody needs has been swept up. */
async function held(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  await cdp.detach()
  const of = (name: string) => metrics.find((m) => m.name === name)?.value ?? Number.NaN
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}

const tell = (what: string, { heap, nodes, listeners }: Awaited<ReturnType<typeof held>>) =>
  console.log(`${what}: ${(heap / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`)

/** Opens and closes as many conversations of the list, over and over from its top. */
async function readThrough(page: Page, from: number, to: number) {
  const rows = list(page).getByRole('option')
  for (let i = from; i < to; i++) {
    await rows.nth(i % 8).click()
    await expect(page).toHaveURL(/#\/inbox\/\d+/)
    await expect(page.getByRole('region', { name: '会話' }).getByRole('heading').first()).toBeVisible()
  }
  await page.evaluate(() => {
    location.hash = '#/inbox?state=done'
  })
  await expect(page.getByRole('tab', { name: /^完了/ })).toHaveAttribute('aria-selected', 'true')
}

test('many conversations leave no more behind than a few', async ({ page }) => {
  await openDesk(page)
  await page.goto('#/inbox?state=done')
  await readThrough(page, 0, FIRST)
  const before = await held(page)
  tell(`after ${FIRST} conversations`, before)
  await readThrough(page, FIRST, OPENED)
  const after = await held(page)
  tell(`after ${OPENED} conversations`, after)
  expect(after.nodes).toBeLessThan(before.nodes * 1.5)
  expect(after.listeners).toBeLessThan(before.listeners * 1.5)
  expect(after.heap).toBeLessThan(before.heap + 15e6)
})

test('a search that is typed again and again leaves its answers behind, not its rows', async ({ page }) => {
  await openDesk(page)
  await page.keyboard.press('/')
  const box = page.getByRole('textbox', { name: '検索（名前・注文番号・本文）' })
  const words = ['返品', '在庫', '送料', '色']
  const ask = async (word: string) => {
    const answered = page.waitForResponse((r) => r.url().endsWith('/api/Search'))
    await box.fill(word)
    await answered
  }
  for (let i = 0; i < FIRST; i++) await ask(`${words[i % 4]}${i}`)
  const before = await held(page)
  tell(`after ${FIRST} searches`, before)
  for (let i = FIRST; i < OPENED; i++) await ask(`${words[i % 4]}${i}`)
  const after = await held(page)
  tell(`after ${OPENED} searches`, after)
  expect(after.nodes).toBeLessThan(before.nodes * 1.5)
  expect(after.listeners).toBeLessThan(before.listeners * 1.5)
  expect(after.heap).toBeLessThan(before.heap + 15e6)
})
