// A screen measured for what a look would find. LOOKS=1 keeps pictures in build/out/screens, to be looked at.
import process from 'node:process'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { list, openDesk } from './desk'
import { faultsOf } from './measure'

const OUT = '../build/out/screens'
const SIZES = ['1440x900', '1280x800', '1280x720', '960x600', '853x533', '720x450'] as const
/** A page of one column only grows longer: its widest, its usual and its narrowest are enough. */
export const FEW = ['1440x900', '960x600', '720x450'] as const
export const SCHEMES = ['light', 'dark'] as const

export type Look = { name: string; open: (page: Page) => Promise<unknown>; sizes?: readonly string[] }

export const settled = (page: Page) => page.waitForLoadState('networkidle').catch(() => undefined)

/** To a place that has no button of its own in the navigation. */
export async function at(page: Page, hash: string) {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await expect(page.locator('main h1, main h2').first()).toBeVisible()
}

async function resize(page: Page, size: string) {
  const [width = 0, height = 0] = size.split('x').map(Number)
  await page.setViewportSize({ width, height })
}

/** A picture to be looked at; nothing is measured on it, and 300 of them take minutes. */
export const picture = (page: Page, name: string) =>
  process.env.LOOKS ? page.screenshot({ path: `${OUT}/${name}.png` }) : undefined

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

/** A test that looks at a screen at every size, light and dark. */
export function lookAt({ name, open, sizes = SIZES }: Look) {
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
        await picture(page, `${name}-${size}-${colorScheme}`)
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
