// Every screen, light and dark and at every size of ui.md §12: kept as pictures in build/out/screens to be looked at,
// and measured for what a look would find.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { goTo, list, openDesk, openRow } from './desk'
import { faultsOf } from './measure'

const OUT = '../build/out/screens'
const SIZES = ['1440x900', '1280x800', '1280x720', '960x600', '853x533', '720x450'] as const
/** A page of one column only grows longer: its widest, its usual and its narrowest are enough. */
const FEW = ['1440x900', '960x600', '720x450'] as const
const SCHEMES = ['light', 'dark'] as const

type Look = { name: string; open: (page: Page) => Promise<unknown>; sizes?: readonly string[] }

const settled = (page: Page) => page.waitForLoadState('networkidle').catch(() => undefined)

/** To a place that has no button of its own in the navigation. */
async function at(page: Page, hash: string) {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await expect(page.locator('main h1, main h2').first()).toBeVisible()
}

const SECTIONS = [
  'shop',
  'names',
  'rules',
  'calendar',
  'alerts',
  'senders',
  'carriers',
  'people',
  'audit',
  'look',
]

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
  ...SECTIONS.map((section) => ({
    name: `settings-${section}`,
    open: (page: Page) => at(page, `#/settings/${section}`),
    sizes: FEW,
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

/** What axe has against the page as it stands. */
async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .exclude('iframe')
    .analyze()
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id} ${n.html.slice(0, 160)} ${n.failureSummary?.slice(0, 200)}`),
  )
}

// None of them changes the shop: the two halves of build/e2e.sh share them.
test.describe.configure({ mode: 'parallel' })

for (const { name, open, sizes = SIZES } of looks) {
  test(`${name}: readable for everybody at every size, light and dark`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await openDesk(page)
    await expect(list(page).getByRole('option').first()).toBeVisible()
    await open(page)
    await settled(page)
    const faults: Record<string, string[]> = {}
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const size of sizes) {
        await resize(page, size)
        await still(page)
        await page.screenshot({ path: `${OUT}/${name}-${size}-${colorScheme}.png` })
        const found = await faultsOf(page)
        if (found.length > 0) faults[`${size} ${colorScheme}`] = found
      }
      await resize(page, SIZES[0])
      const found = await violationsOf(page)
      if (found.length > 0) faults[`axe ${colorScheme}`] = found
    }
    expect(faults).toEqual({})
  })
}

for (const scheme of SCHEMES) {
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
