// Every screen, light and dark and at every size of ui.md §12: kept as pictures in build/out/screens to be looked at,
// and measured for what a look would find.
import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { goTo, list, openDesk, openRow } from './desk'
import { faultsOf } from './measure'

const OUT = '../build/out/screens'
const SIZES = ['1440x900', '1280x800', '1280x720', '960x600', '853x533', '720x450'] as const

type Look = { name: string; open: (page: Page) => Promise<unknown> }

const settled = (page: Page) => page.waitForLoadState('networkidle').catch(() => undefined)

const looks: Look[] = [
  { name: 'desk', open: (page) => openRow(page, 0) },
  {
    name: 'help',
    open: async (page) => {
      await page.locator('body').press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  ...['送信待ち', 'テンプレート', 'レポート', '接続'].map((screen, i) => ({
    name: ['outbox', 'templates', 'report', 'accounts'][i] ?? screen,
    open: (page: Page) => goTo(page, screen),
  })),
]

async function resize(page: Page, size: string) {
  const [width = 0, height = 0] = size.split('x').map(Number)
  await page.setViewportSize({ width, height })
}

/** Waits until nothing of the page changes its size any more. */
const still = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

test.beforeAll(() => {
  mkdirSync(OUT, { recursive: true })
})

for (const { name, open } of looks) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${name}, ${scheme}: readable for everybody at every size`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await openDesk(page)
      await expect(list(page).getByRole('option').first()).toBeVisible()
      await open(page)
      await settled(page)
      const faults: Record<string, string[]> = {}
      for (const size of SIZES) {
        await resize(page, size)
        await still(page)
        await page.screenshot({ path: `${OUT}/${name}-${size}-${scheme}.png` })
        const found = await faultsOf(page)
        if (found.length > 0) faults[size] = found
      }
      expect(faults).toEqual({})
      await resize(page, SIZES[0])
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
        .exclude('iframe')
        .analyze()
      expect(
        violations.map((v) => [
          v.id,
          v.nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary?.slice(0, 200)}`),
        ]),
      ).toEqual([])
    })
  }
}

for (const scheme of ['light', 'dark'] as const) {
  test(`more contrast, ${scheme}: the desk reaches 7 to 1`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, contrast: 'more', reducedMotion: 'reduce' })
    await openDesk(page)
    await openRow(page, 0)
    await settled(page)
    await page.screenshot({ path: `${OUT}/desk-contrast-${scheme}.png` })
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
  await page.screenshot({ path: `${OUT}/desk-forced-colors.png` })
  const outline = await list(page)
    .locator('[aria-selected="true"]')
    .first()
    .evaluate((e) => getComputedStyle(e).outlineStyle)
  expect(outline).toBe('solid')
  await expect(list(page).getByText(/超過/).first()).toBeVisible()
})
