import { expect, type Page, test } from '@playwright/test'
import { booked, today } from './books'
import { convert, goTo, openDesk } from './desk'

const REFUNDED = '246369-20261003-0000770001'
const FORGOTTEN = '246369-20261004-0000770002'
const POINTS = '246369-20261005-0000770003'

const settlement = {
  name: '精算書.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '\uFEFF総合精算書,e2e',
      '精算番号,精算日,注文番号,取引種別,金額,注文者名',
      `9-9,${today},${REFUNDED},売上,"9,900",見本花子`,
      `9-9,${today},${REFUNDED},返金,"▲4,400",見本花子`,
      `9-9,${today},${FORGOTTEN},返金,-770,見本太郎`,
      `9-9,${today},${FORGOTTEN},システム利用料,-30,見本太郎`,
      `9-9,${today},,月額出店料,"-50,000",`,
      '',
    ].join('\r\n'),
  ),
}

const list = (page: Page) => page.getByRole('listbox', { name: '突合の一覧' })
const one = (page: Page) => page.getByRole('region', { name: '選んだ行' })

async function bring(page: Page) {
  await page.getByRole('button', { name: '精算書を取り込む' }).click()
  await expect(page.getByRole('combobox', { name: 'モール' })).toBeFocused()
  await page.getByRole('combobox', { name: 'モール' }).selectOption('rakuten')
  await page.locator('input[type=file]').setInputFiles(settlement)
  await expect(page.getByText('精算書.csv・文字コード UTF-8')).toBeVisible()
}

test('a settlement is brought in, what matches and what nobody has recorded is seen, and recorded', async ({
  page,
}) => {
  await openDesk(page)
  const refund = await booked(page, REFUNDED, 'REFUND_PARTIAL', 4400)
  await booked(page, POINTS, 'COMP_POINT', 500)
  await goTo(page, '経理')
  await page.getByText('精算の突合', { exact: true }).click()
  await page.getByRole('combobox', { name: 'モール' }).selectOption('rakuten')
  await expect(
    list(page).getByRole('option', { name: new RegExp(`^未反映・注文 ${REFUNDED}`) }),
  ).toBeVisible()

  await bring(page)
  await expect(page.getByRole('checkbox', { name: /^システム利用料/ })).not.toBeChecked()
  await page.getByRole('button', { name: '2 行を取り込む' }).click()
  await expect(page.getByRole('heading', { name: '取り込みました' })).toBeFocused()
  await page
    .getByRole('region', { name: '取り込みました' })
    .getByRole('button', { name: '精算の突合に戻る' })
    .click()

  await list(page)
    .getByRole('option', { name: new RegExp(`^一致・注文 ${REFUNDED}`) })
    .click()
  await expect(one(page)).toContainText(refund)
  await expect(one(page)).toContainText('9-9')
  await page.getByRole('button', { name: /^経理に記録がない/ }).click()
  await list(page).focus()
  await page.keyboard.press('j')
  await expect(one(page)).toContainText(FORGOTTEN)
  await one(page).getByRole('button', { name: '経理に記録する' }).click()
  await one(page).getByRole('button', { name: '下書きを開く' }).click()
  const entry = page.getByRole('region', { name: '経理の記録', exact: true })
  await expect(entry).toContainText(FORGOTTEN)
  await expect(entry).toContainText('¥770')
  await entry.getByRole('button', { name: '確定する' }).click()
  await expect(entry.getByText(/^EV-\d{6}-\d{4}$/)).toBeVisible()
  await page.getByText('精算の突合', { exact: true }).click()
  await expect(list(page).getByRole('option', { name: new RegExp(`^一致・注文 ${FORGOTTEN}`) })).toBeVisible()
})

test('an entry is taken out with a reason; the same file changes nothing and can be forgotten', async ({
  page,
}) => {
  await openDesk(page)
  await goTo(page, '経理')
  await page.getByText('精算の突合', { exact: true }).click()
  await list(page)
    .getByRole('option', { name: new RegExp(`^未反映・注文 ${POINTS}`) })
    .click()
  await one(page).getByRole('button', { name: '対象外にする' }).click()
  await expect(page.getByRole('textbox', { name: '対象外にする理由' })).toBeFocused()
  await convert(page, ['ぽ', 'ぽいんと'], 'ポイントは請求書で払う')
  await page.keyboard.press('Enter')
  await expect(one(page)).toContainText('ポイントは請求書で払う')
  await expect(list(page)).toBeFocused()

  await bring(page)
  await expect(page.getByText(/^同じファイルを .+取り込んでいます。/)).toBeVisible()
  await page.getByRole('button', { name: '2 行を取り込む' }).click()
  await expect(page.getByText('同じファイルがもう入っていました。何も変えていません。')).toBeVisible()
  await page
    .getByRole('region', { name: '取り込みました' })
    .getByRole('button', { name: '精算の突合に戻る' })
    .click()
  const card = page.getByRole('region', { name: '取り込んだ精算書（1 件）' })
  await card.getByRole('button', { name: '外す 精算書.csv' }).click()
  await card.getByRole('button', { name: '精算書を外す' }).click()
  await expect(card).toHaveCount(0)
  await expect(
    list(page).getByRole('option', { name: new RegExp(`^未反映・注文 ${REFUNDED}`) }),
  ).toBeVisible()
})
