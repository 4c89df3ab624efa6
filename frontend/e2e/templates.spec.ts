import { expect, test } from '@playwright/test'
import { goTo, openDesk } from './desk'

const NAME = '試験のご案内（e2e）'

test('a template is written, previewed, tried, exported, removed and brought back', async ({ page }) => {
  await openDesk(page)
  await goTo(page, 'テンプレート')
  await page.getByRole('button', { name: '新しいテンプレート' }).click()
  const name = page.getByRole('textbox', { name: '名前', exact: true })
  await expect(name).toBeFocused()
  await name.fill(NAME)

  const body = page.getByRole('textbox', { name: '本文', exact: true })
  await body.click()
  await page.keyboard.type('{お客様')
  await expect(page.getByRole('listbox', { name: '入れられる項目の候補' })).toBeVisible()
  // The Enter that ends a conversion belongs to the input method.
  await body.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  await expect(body).toHaveValue('{お客様')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue('{お客様名}')
  await page.keyboard.type('様\n{今日:')
  await expect(page.getByRole('option', { name: /今日:曜日なし/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.type('曜日なし}')
  await expect(page.getByText(/に保存しました/)).toBeVisible()

  await page.getByRole('button', { name: 'メール', exact: true }).click()
  await page.getByRole('textbox', { name: 'メールの本文' }).fill('{お客様名}様\nメールの文です。')
  await expect(page.getByRole('img', { name: 'この接続だけの文があります' })).toBeVisible()
  const side = page.getByRole('complementary', { name: '項目・見本・試す' })
  await side.getByRole('button', { name: '見本' }).click()
  await expect(side.getByText('メールの文です。')).toBeVisible()
  await side.getByRole('button', { name: '試す', exact: true }).click()
  await side.getByRole('button', { name: '過去 20 件で試す' }).click()
  await expect(side.getByRole('status')).toContainText(/件中 \d+ 件はそのまま送れます/)

  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV に書き出す' }).click()
  const saved = await (await file).path()
  await page.locator('input[type=file]').setInputFiles({
    name: 'x.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('名前,本文\n取り込みの試験,文です。\n悪い文,{知らない項目}\n'),
  })
  const plan = page.getByRole('region', { name: '取り込むと変わるもの' })
  await expect(plan).toContainText('3 行目')
  await expect(plan.getByRole('button', { name: '1 件を取り込む' })).toBeVisible()
  await plan.getByRole('button', { name: 'やめる' }).click()
  expect(saved).toBeTruthy()

  await page.getByRole('button', { name: NAME }).click()
  await page.getByRole('button', { name: '削除する' }).click()
  await expect(page.getByText(`「${NAME}」を削除しました。`)).toBeVisible()
  await page.getByRole('button', { name: '閉じる' }).click()
  await expect(page.getByRole('button', { name: NAME })).toHaveCount(0)
})

for (const [width, height] of [
  [1440, 900],
  [960, 600],
] as const) {
  test(`the editor fits ${width}×${height}`, async ({ page }) => {
    await openDesk(page)
    await goTo(page, 'テンプレート')
    await page.setViewportSize({ width, height })
    await page
      .getByRole('button', { name: /配送状況のご案内/ })
      .first()
      .click()
    await expect(page.getByRole('textbox', { name: '本文', exact: true })).toBeVisible()
    await page.getByRole('button', { name: '見本', exact: true }).click()
    await expect(page.getByText(/字/).first()).toBeVisible()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/templates-${width}.png` })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide).toBe(false)
  })
}
