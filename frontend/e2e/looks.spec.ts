// Every screen but the settings (sections.spec.ts), light and dark and at every size of ui.md §12.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { goTo, list, openDesk, openRow } from './desk'
import { at, FEW, type Look, lookAt, picture, SCHEMES, settled } from './look'

async function openFile(page: Page, name: string) {
  await at(page, '#/inbox?q=オオタ')
  await list(page).getByRole('option').first().click()
  await page.getByRole('button', { name: `「${name}」を大きく見る` }).click()
  await expect(page.getByRole('dialog').getByRole('region', { name: /ページ$/ })).toBeVisible()
}

async function choose(page: Page) {
  await list(page).focus()
  await page.keyboard.press('x')
  for (let more = 0; more < 3; more++) await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('region', { name: '選んだ問い合わせ' })).toBeVisible()
}

async function press(page: Page, key: string) {
  await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toBeVisible()
}

const looks: Look[] = [
  { name: 'desk', open: (page) => openRow(page, 0) },
  { name: 'help', open: (page) => press(page, '?'), sizes: FEW },
  { name: 'palette', open: (page) => press(page, 'Control+k'), sizes: FEW },
  { name: 'chosen', open: choose },
  {
    name: 'batch',
    open: async (page) => {
      await choose(page)
      await page.getByRole('button', { name: '一括返信' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
    sizes: FEW,
  },
  {
    name: 'snooze',
    open: async (page) => {
      await openRow(page, 1)
      await page.keyboard.press('Escape')
      await press(page, 's')
    },
    sizes: FEW,
  },
  { name: 'preview', open: (page) => openFile(page, '依頼書.pdf'), sizes: FEW },
  {
    name: 'search',
    open: async (page) => {
      await at(page, `#/search?find=${encodeURIComponent('領収書')}`)
      await expect(page.locator('mark').first()).toBeVisible()
    },
  },
  { name: 'morning', open: (page) => at(page, '#/morning'), sizes: FEW },
  {
    name: 'customer',
    open: async (page) => {
      await at(page, '#/customers')
      await page.getByRole('main').getByRole('listitem').getByRole('button').first().click()
      await settled(page)
    },
  },
  ...['送信待ち', 'テンプレート', 'レポート', '接続'].map((screen, i) => ({
    name: ['outbox', 'templates', 'report', 'accounts'][i] ?? screen,
    open: (page: Page) => goTo(page, screen),
    sizes: FEW,
  })),
  ...(['snippets', 'signatures'] as const).map((part) => ({
    name: `templates-${part}`,
    open: async (page: Page) => {
      await at(page, `#/templates/${part}`)
      await page.getByRole('button', { name: /^新しい(文例|署名)/ }).click()
      await expect(page.getByTestId('mirror')).toBeAttached()
    },
    sizes: FEW,
  })),
]

for (const look of looks) lookAt(look)

for (const scheme of SCHEMES) {
  test(`more contrast, ${scheme}: the desk reaches 7 to 1`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, contrast: 'more', reducedMotion: 'reduce' })
    await openDesk(page)
    await openRow(page, 0)
    await settled(page)
    await picture(page, `desk-contrast-${scheme}`)
    const { violations } = await new AxeBuilder({ page })
      .withRules(['color-contrast-enhanced'])
      .exclude('iframe')
      .analyze()
    expect(
      violations.flatMap((v) =>
        v.nodes.map((n) => `${n.html.slice(0, 120)} ${n.failureSummary?.slice(0, 200)}`),
      ),
    ).toEqual([])
  })
}

test("Windows' contrast theme keeps what is chosen and what is late apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await openDesk(page)
  await openRow(page, 0)
  await picture(page, 'desk-forced-colors')
  const outline = await list(page)
    .locator('[aria-selected="true"]')
    .first()
    .evaluate((e) => getComputedStyle(e).outlineStyle)
  expect(outline).toBe('solid')
  await expect(list(page).getByText(/超過/).first()).toBeVisible()
})
