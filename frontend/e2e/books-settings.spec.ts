import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { month } from './books'
import { call, goTo, openDesk } from './desk'

const ORDER = '246369-20261006-0000880077'

const open = async (page: Page, part: string) => {
  await goTo(page, '経理')
  await page.getByText(part, { exact: true }).click()
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** A refund whose journal the program makes by the settings of now. */
async function refund(page: Page) {
  const { entry } = await call(page, 'ProposeEntry', {
    id: 0,
    order: ORDER,
    type: 'REFUND_PARTIAL',
    variant: '',
    date: `${month}-01`,
    memo: '設定の試験（e2e）',
    note: '',
    amount: 1320,
    amounts: [],
    partner: '',
    bank: '',
    fee: 0,
    invoice: '',
  })
  const saved = await call(page, 'SaveEntry', { ...entry, channel: 'rakuten' })
  await call(page, 'ConfirmEntries', { entries: [{ id: saved.id, version: saved.version }] })
}

// It comes first: it asks only while nobody has said how the books are kept.
test('the first month end asks for the program of the shop, by the keyboard', async ({ page }) => {
  await openDesk(page)
  await open(page, '月締めと書き出し')
  const first = page.getByRole('form', { name: /^はじめに/ })
  await first.getByRole('radio', { name: '弥生会計', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(first.getByRole('radio', { name: /^デスクトップ版/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(first.getByRole('radio', { name: '税込経理' })).toBeFocused()
  await page.keyboard.press('Enter')
  await first.getByRole('button', { name: '読み込まずに終える' }).click()
  await expect(first).toContainText('まず 1か月分を、テスト用の事業者')
  await first.getByRole('button', { name: '終える' }).click()
  await expect(first).toHaveCount(0)

  await page.getByRole('button', { name: '経理の設定', exact: true }).click()
  const program = page.getByRole('region', { name: '会計ソフト', exact: true })
  await expect(program.getByRole('radio', { name: '弥生会計', exact: true })).toBeChecked()
  const words = page.getByRole('region', { name: '弥生会計の言葉' })
  await expect(words.getByRole('textbox', { name: '課税売上の返還10% の名前' })).toHaveValue('課税売返込10%')
})

test('the settings of the books are saved, read back and stand in the next file', async ({ page }) => {
  await openDesk(page)
  const before = await call(page, 'Books', {})
  await open(page, '月締めと書き出し')
  await page.getByRole('button', { name: '経理の設定', exact: true }).click()
  const taxes = card(page, '経理方式と税')
  await taxes.getByRole('radio', { name: '税抜経理' }).check()
  await taxes.getByRole('combobox', { name: '消費税の端数' }).selectOption('四捨五入')
  const accounts = card(page, '勘定科目')
  await accounts.getByRole('textbox', { name: '返品・値引き', exact: true }).fill('売上戻り高')
  await card(page, 'モールの名前と補助科目')
    .getByRole('textbox', { name: '楽天市場：補助科目' })
    .fill('楽天市場店')
  const rounds = card(page, 'モールの精算の時期')
  await rounds.getByRole('button', { name: '月 3 回にする' }).click()
  await rounds
    .getByRole('combobox', { name: 'Yahoo!ショッピング 1 回目の営業日の数' })
    .selectOption('8 営業日後')
  await rounds.getByRole('combobox', { name: '楽天市場 2 回目の入金日' }).selectOption('20 日')
  const word = page
    .getByRole('region', { name: '弥生会計の言葉' })
    .getByRole('textbox', { name: '課税売上の返還10% の名前' })
  await word.fill('課税売返内10%(店)')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('経理の設定を保存しました')).toBeVisible()

  await page.reload()
  await expect(taxes.getByRole('radio', { name: '税抜経理' })).toBeChecked()
  await expect(taxes.getByRole('combobox', { name: '消費税の端数' })).toHaveValue('half_up')
  await expect(accounts.getByRole('textbox', { name: '返品・値引き', exact: true })).toHaveValue('売上戻り高')
  await expect(rounds.getByRole('combobox', { name: '楽天市場 2 回目の入金日' })).toHaveValue('20')
  await expect(rounds.getByRole('combobox', { name: 'Yahoo!ショッピング 1 回目の営業日の数' })).toHaveValue(
    '8',
  )
  await expect(word).toHaveValue('課税売返内10%(店)')
  await expect(page.getByRole('button', { name: '保存する' })).toHaveCount(0)

  await refund(page)
  await open(page, '月締めと書き出し')
  const out = card(page, '書き出す')
  await out.getByRole('combobox', { name: '渡す先' }).selectOption('弥生会計')
  await out.getByRole('button', { name: '中身を見る' }).click()
  await expect(card(page, 'ファイルの中身')).toContainText('課税売上の返還10%')
  const coming = page.waitForEvent('download')
  await out.getByRole('button', { name: '書き出す' }).click()
  const file = new TextDecoder('shift_jis').decode(await readFile(await (await coming).path()))
  const row = file.split('\r\n').find((line) => line.includes(ORDER)) ?? ''
  expect(row).toContain('売上戻り高')
  expect(row).toContain('楽天市場店')
  expect(row).toContain('課税売返内10%(店)')
  expect(row).toContain('1320,120,') // without tax, the program is told how much of it is tax
  await call(page, 'SaveBooks', { ...before, version: '' })
})
