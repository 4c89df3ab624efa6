import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { booked, month } from './books'
import { goTo, openDesk } from './desk'

const ORDER = '246369-20261006-0000880001'

const open = async (page: Page, part: string) => {
  await goTo(page, '経理')
  await page.getByText(part, { exact: true }).click()
}

test('a month stands on one sheet and leaves as one file, the same bytes each time', async ({ page }) => {
  await openDesk(page)
  const refund = await booked(page, ORDER, 'REFUND_PARTIAL', 3280, '月末の試験（e2e）')
  await booked(page, ORDER, 'COMP_POINT', 500, '月末の試験（e2e）')

  await open(page, '月のまとめ')
  const table = page.getByRole('table', { name: 'すべてのモールの内訳' })
  await expect(table.getByRole('row', { name: /一部返金/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^返金の 13 か月の棒グラフ/ })).toBeVisible()
  const paper = await page.request.get(`/paper/month/${month}`)
  expect(paper.headers()['content-type']).toBe('application/pdf')
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.getByText('月締めと書き出し', { exact: true }).click()
  const card = page.getByRole('region', { name: '税理士に渡すまとめ' })
  const take = card.getByRole('button', { name: '税理士に渡すまとめを書き出す' })
  const files: Buffer[] = []
  for (const turn of ['first', 'again']) {
    await expect(take, turn).toHaveAttribute('aria-disabled', 'false')
    const coming = page.waitForEvent('download')
    await take.click()
    const file = await coming
    expect(file.suggestedFilename()).toMatch(/\.zip$/)
    files.push(await readFile(await file.path()))
  }
  expect(files[1]?.equals(files[0] ?? Buffer.of())).toBe(true)
  const names = files[0]?.toString('utf8') ?? ''
  for (const name of ['はじめにお読みください.txt', '.xlsx', '.csv', '.pdf']) expect(names).toContain(name)

  const past = page.getByRole('region', { name: 'これまでの書き出し' })
  await expect(past.getByRole('button', { name: /^もう一度取り出す/ }).first()).toBeVisible()
  expect(refund).toMatch(/^EV-\d{6}-\d{4}$/)
})
