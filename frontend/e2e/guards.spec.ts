import { expect, test } from '@playwright/test'
import { answer, composer, convert, openDesk, openNamed } from './desk'

// A customer with an order, to whom nothing else is to be said first.
const ASKED = /^小川 恵理 様、楽天/

/** Nothing stays behind: the answer is emptied, and its draft with it. */
test.afterEach(async ({ page }) => {
  if (await answer(page).isVisible()) await answer(page).fill('')
})

test('every problem at once, repaired and accepted from the keyboard', async ({ page }) => {
  await openDesk(page)
  await openNamed(page, ASKED)
  await answer(page).fill('見本堂です。絶対に届きます。様様、2月30日です。{追跡番号}')
  const problems = composer(page).getByRole('region', { name: /送信できません（1 件）/ })
  await expect(problems).toBeVisible()
  await expect(problems.getByRole('listitem')).toHaveCount(4)

  // The hole first: Ctrl+. leads to it, and typing replaces it.
  await answer(page).press('Control+Home')
  await page.keyboard.press('Control+.')
  for (let i = 0; i < 4; i++) {
    const chosen = await answer(page).evaluate((e: HTMLTextAreaElement) =>
      e.value.slice(e.selectionStart, e.selectionEnd),
    )
    if (chosen === '{追跡番号}') break
    await page.keyboard.press('Control+.')
  }
  await answer(page).evaluate((e: HTMLTextAreaElement) => {
    const at = e.value.indexOf('{追跡番号}')
    e.focus()
    e.setSelectionRange(at, at + '{追跡番号}'.length)
  })
  await page.keyboard.type('以上')
  await expect(composer(page).getByRole('region', { name: '注意（3 件）' })).toBeVisible()

  // The doubled honorific has a repair; the two others are accepted.
  await composer(page).getByRole('button', { name: '「様」にする' }).press('Enter')
  await expect(answer(page)).toHaveValue('見本堂です。絶対に届きます。様、2月30日です。以上')
  await expect(composer(page).getByRole('region', { name: '注意（2 件）' })).toBeVisible()
  await answer(page).press('Control+Home')
  await page.keyboard.press('Control+;')
  await expect(composer(page).getByRole('region', { name: '注意（1 件）' })).toBeVisible()
  await page.keyboard.press('Control+;')
  await expect(composer(page).getByRole('region', { name: '確かめ済み' })).toBeVisible()
  await expect(answer(page)).toBeFocused()
  await expect(composer(page).getByRole('button', { name: '返信して完了', exact: true })).toBeVisible()
})

test('what was accepted is kept with the draft', async ({ page }) => {
  await openDesk(page)
  await openNamed(page, ASKED)
  await answer(page).fill('見本堂です。絶対に割れません。')
  const warned = composer(page).getByRole('region', { name: '注意（1 件）' })
  await warned.getByRole('button', { name: '確かめました' }).click()
  await expect(composer(page).getByRole('region', { name: '確かめ済み' })).toBeVisible()
  await openNamed(page, /^阿部 しのぶ 様/)
  await openNamed(page, ASKED)
  await expect(answer(page)).toHaveValue('見本堂です。絶対に割れません。')
  await expect(composer(page).getByRole('region', { name: '確かめ済み' })).toBeVisible()
  await composer(page).getByRole('button', { name: '取り消す' }).click()
  await expect(warned).toBeVisible()
})

test('Japanese input is checked when it is finished, and accepts nothing', async ({ page }) => {
  await openDesk(page)
  await openNamed(page, ASKED)
  await answer(page).fill('')
  await answer(page).focus()
  await convert(page, ['ぜ', 'ぜったいに'], '見本堂です。絶対に割れません。')
  await expect(composer(page).getByRole('region', { name: '注意（1 件）' })).toBeVisible()
})
