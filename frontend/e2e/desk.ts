import { expect, type Page } from '@playwright/test'

/** Signs in with the link of the program and waits until the page stands. */
export async function openDesk(page: Page) {
  await page.goto('')
  await expect(page.getByRole('navigation', { name: '画面' })).toBeVisible()
}

export const goTo = (page: Page, screen: string) =>
  page
    .getByRole('navigation', { name: '画面' })
    .getByRole('button', { name: new RegExp(`^${screen}`) })
    .click()

export const list = (page: Page) => page.getByRole('listbox', { name: '一覧' })
export const composer = (page: Page) => page.getByRole('region', { name: '返信', exact: true })
export const answer = (page: Page) => page.getByRole('textbox', { name: '返信の本文' })

/** Opens the inquiry at a place of the list and returns what the list calls it. */
export async function openRow(page: Page, place: number) {
  const row = list(page).getByRole('option').nth(place)
  const name = (await row.getAttribute('aria-label')) ?? ''
  await row.click()
  await expect(answer(page)).toBeVisible()
  return name
}

/** Opens the inquiry that the list calls so. */
export async function openNamed(page: Page, name: RegExp) {
  await list(page).getByRole('option').first().waitFor()
  const row = list(page).getByRole('option', { name }).first()
  // Only the rows in sight are drawn, and the hour of the day says which these are.
  await expect(async () => {
    if (!(await row.isVisible())) {
      await list(page).hover()
      await page.mouse.wheel(0, 400)
    }
    await expect(row).toBeVisible({ timeout: 500 })
  }).toPass()
  await row.click()
  await expect(answer(page)).toBeVisible()
}

/** Writes the answer and waits until it has been held against its rules. */
export async function write(page: Page, text: string) {
  const checked = page.waitForResponse(
    (r) => r.url().endsWith('/api/Check') && r.request().postDataJSON().text === text,
  )
  await answer(page).fill(text)
  await checked
}

/** Types as an input method does: shown while converting, then finished. */
export async function convert(page: Page, steps: string[], finished: string) {
  const cdp = await page.context().newCDPSession(page)
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await cdp.send('Input.insertText', { text: finished })
  await cdp.detach()
}

/** The menu of the person at the desk. */
export const openMenu = (page: Page) => page.getByRole('button', { name: /のメニュー$/ }).click()

/** Another person takes the seat. */
export async function sitDown(page: Page, name: string, pin = '') {
  await openMenu(page)
  await page.getByRole('menuitem', { name: '担当者を切り替える' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(name) })
    .click()
  if (!pin) return
  await page.getByRole('textbox', { name: `${name} さんの PIN` }).fill(pin)
  await page.keyboard.press('Enter')
}

/** What the program answers to a method, asked by the person at the desk. */
export const call = (page: Page, method: string, body: unknown) =>
  page.evaluate(
    async ([m, b]) => {
      const headers = { 'Content-Type': 'application/json' }
      const got = await fetch(`/api/${m}`, { method: 'POST', headers, body: JSON.stringify(b) })
      return got.json()
    },
    [method, body] as const,
  )
