import { expect, type Page, test } from '@playwright/test'
import { answer, convert, openDesk } from './desk'

test.describe.configure({ timeout: 120_000 })

type Found = { id: number; has_files: boolean }

/** The newest inquiry in which a word stands, asked as the page asks. */
async function find(page: Page, search: string): Promise<number> {
  const found: Found[] = await page.evaluate(async (search) => {
    const body = { state: '', account: 0, search, sort: 'new', after: '', limit: 20, uncompleted: false }
    const answer = await fetch('/api/Inbox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()).inquiries
  }, search)
  return found.find((q) => q.has_files)?.id ?? 0
}

async function openInquiry(page: Page, search: string) {
  const id = await find(page, search)
  expect(id).toBeGreaterThan(0)
  await page.evaluate((id) => {
    location.hash = `#/inbox/${id}`
  }, id)
  await expect(answer(page)).toBeVisible()
  return id
}

const preview = (page: Page) => page.getByRole('dialog', { name: /^添付/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: '印刷・PDF・証拠一式' })

test('a Japanese PDF without a font in it is read in place, and nothing is refused by the policy', async ({
  page,
}) => {
  const wrong: string[] = []
  page.on('console', (m) => (m.type() === 'error' ? wrong.push(m.text()) : undefined))
  page.on('pageerror', (e) => wrong.push(e.message))
  await openDesk(page)
  await openInquiry(page, 'オオタ')
  const sheet = page.getByRole('button', { name: '「依頼書.pdf」を大きく見る' })
  await sheet.click()
  await expect(preview(page).getByText('領収書（適格請求書）発行のお願い')).toBeAttached()
  await expect(preview(page).getByRole('region', { name: '1 / 1 ページ' })).toBeVisible()
  // The page is really drawn: some of it is dark.
  await expect
    .poll(() =>
      preview(page)
        .locator('canvas')
        .evaluate((c) => {
          const canvas = c instanceof HTMLCanvasElement ? c : document.createElement('canvas')
          const data =
            canvas.getContext('2d')?.getImageData(0, 0, canvas.width || 1, canvas.height || 1).data ?? []
          let dark = 0
          for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 100 && data[i + 3] === 255) dark++
          return dark
        }),
    )
    .toBeGreaterThan(500)
  await page.keyboard.press('Escape')
  await expect(preview(page)).toHaveCount(0)
  await expect(sheet).toBeFocused()
  expect(wrong).toEqual([])
})

test('a picture is turned and enlarged by keys', async ({ page }) => {
  await openDesk(page)
  await openInquiry(page, 'グラス')
  await page.getByRole('button', { name: '「グラス比較.jpg」を大きく見る' }).click()
  const picture = preview(page).getByAltText('グラス比較.jpg')
  await expect(picture).toBeVisible()
  const wide = (await picture.boundingBox())?.width ?? 0
  await page.keyboard.press('+')
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(wide * 1.2)
  await page.keyboard.press('0')
  await page.keyboard.press('r')
  await expect.poll(async () => (await picture.boundingBox())?.height ?? 0).toBeCloseTo(wide, 0)
  await page.keyboard.press('Escape')
  await expect(preview(page)).toHaveCount(0)
})

test('a case becomes a PDF and 証拠一式, and both stand in its history', async ({ page }) => {
  await openDesk(page)
  const id = await openInquiry(page, 'グラス')
  await page.keyboard.press('v')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await dialog(page).getByRole('radio', { name: '社外用' }).check()
  const tab = page.context().waitForEvent('page')
  await dialog(page).getByRole('button', { name: 'PDF を開く' }).click()
  await (await tab).close()
  const pdf = await page.evaluate(async (id) => {
    const answer = await fetch(`/paper/case/${id}?outside=1`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      type: answer.headers.get('Content-Type'),
      start: String.fromCharCode(...bytes.slice(0, 5)),
      size: bytes.length,
    }
  }, id)
  expect(pdf.type).toBe('application/pdf')
  expect(pdf.start).toBe('%PDF-')
  expect(pdf.size).toBeGreaterThan(10_000)

  const download = page.waitForEvent('download')
  await dialog(page).getByRole('button', { name: '証拠一式をまとめる' }).click()
  expect((await download).suggestedFilename()).toBe(`証拠一式-${id}.zip`)
  await expect(dialog(page).getByText(`「証拠一式-${id}.zip」`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText(/証拠一式を書き出しました（社外用）/).last()).toBeVisible()
  await expect(page.getByText(/記録を PDF にしました（社外用）/).last()).toBeVisible()
})

test('a picture from the clipboard is attached, and conversion opens nothing', async ({ page }) => {
  await openDesk(page)
  await openInquiry(page, 'オオタ')
  await answer(page).focus()
  await convert(page, ['g', 'ｇｐ', 'ごp'], 'ご')
  await expect(dialog(page)).toHaveCount(0)
  await answer(page).evaluate((field) => {
    const clipboard = new DataTransfer()
    clipboard.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }))
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    )
  })
  const drop = page.getByRole('button', { name: /添付「貼り付けた画像-\d{8}-\d{6}\.png」を外す/ })
  await expect(drop).toBeVisible()
  await drop.click()
  await expect(drop).toHaveCount(0)
  await answer(page).fill('')
  await answer(page).blur()
})

test('the mail as it came is one click away in each message, and the answer of a mall too', async ({
  page,
}) => {
  await openDesk(page)
  for (const [search, sign] of [
    ['オオタ', 'Message-ID'],
    ['グラス', '{'],
  ] as const) {
    await openInquiry(page, search)
    await page.getByRole('button', { name: 'メッセージの操作' }).first().click()
    await page.getByRole('menuitem', { name: '元のメールを見る' }).click()
    await expect(page.getByRole('dialog', { name: '元のメール' }).getByText(sign).first()).toBeVisible()
    await page.keyboard.press('Escape')
  }
})
