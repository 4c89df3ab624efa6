import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Desk } from '../host/fake/desk'
import type { Books, BookTake } from '../host/types'
import { openShop } from '../test/shop'
import { journalOf } from './journal'

// The screens come in pieces of their own, which the first test would wait for.
beforeAll(async () => {
  await import('./BooksSection')
  await import('../books/BooksScreen')
})

const uses = (program: string) => (d: Desk) => {
  d.books = { ...d.books, package: program }
}

const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

const card = (name: string) => screen.findByRole('region', { name })
const saved = (shop: ReturnType<typeof openShop>) => shop.calls('SaveBooks').at(-1)?.body as Books

it('sets how the shop reckons, and says what is doubtful of its number without refusing it', async () => {
  const shop = openShop('#/settings/books')
  const { user } = shop
  const taxes = await card('経理方式と税')
  const told = within(taxes).getByRole('status') // stands there before it has something to say
  expect(told).toBeEmptyDOMElement()
  expect(screen.queryByRole('button', { name: '保存する' })).toBeNull()
  await user.click(within(taxes).getByRole('radio', { name: '税抜経理' }))
  await user.selectOptions(within(taxes).getByRole('combobox', { name: '消費税の課税区分' }), '簡易課税')
  expect(within(taxes).getByRole('combobox', { name: '簡易課税の事業区分' })).toHaveDisplayValue(
    '第2種（小売業）',
  )
  await user.selectOptions(within(taxes).getByRole('combobox', { name: '売上の計上基準' }), '入金基準')
  expect(within(taxes).getByText(/入金基準は、ふつうの/)).toBeVisible()
  await user.click(within(taxes).getByRole('checkbox', { name: /消費税を別の行に分ける/ }))
  await user.type(
    within(taxes).getByRole('textbox', { name: '登録番号（インボイス）' }),
    'Ｔ１２３４５６７８９０１２３',
  )
  expect(within(told).getByText(/^法人番号としては正しくない番号です。/)).toBeVisible() // before it is saved
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: '保存する' })).toBeNull())
  expect(within(taxes).getByText(/^法人番号としては正しくない番号です。/)).toBeVisible()
  expect(saved(shop)).toMatchObject({
    shop: { accounting_method: 'tax_excluded', consumption_tax: 'simplified', business_class: 2 },
    split_tax: { on: true },
  })
  expect(screen.queryByRole('button', { name: '保存する' })).toBeNull()
})

it('shows every round that the program takes, as far as it may lie behind its closing', async () => {
  const round = { channel: 'rakuten', months: 0, day: 0, business: 0 }
  openShop('#/settings/books', (d) => {
    const payouts = [
      { ...round, close: 10, months: 3, day: 31 },
      { ...round, close: 25, business: 60 },
    ]
    d.books = { ...d.books, payouts }
  })
  const rounds = within(await card('モールの精算の時期'))
  expect(rounds.getByRole('combobox', { name: '楽天市場 1 回目の入金の月' })).toHaveDisplayValue('3 か月後')
  expect(rounds.getByRole('combobox', { name: '楽天市場 2 回目の営業日の数' })).toHaveDisplayValue(
    '60 営業日後',
  )
})

it('changes a word of the program, marks it, and takes it back', async () => {
  const shop = openShop('#/settings/books', uses('yayoi'))
  const { user } = shop
  const words = await card('弥生会計の言葉')
  const none = within(words).getByRole('row', { name: /課税仕入10%\(控除なし\)/ })
  expect(within(none).getByText('要確認')).toBeVisible()
  const word = within(none).getByRole('textbox')
  await user.type(word, '×')
  expect(within(none).queryByText('要確認')).toBeNull()
  expect(within(none).getByText('変更')).toBeVisible()
  await user.click(within(none).getByRole('button', { name: /もとに戻す/ }))
  expect(word).toHaveValue('課対仕入込10%控不')
  await user.click(within(words).getByRole('button', { name: '文字の置き換えに行を足す' }))
  await user.type(within(words).getByRole('textbox', { name: '文字の置き換え：1 行目のもと' }), '𠮷')
  await user.type(within(words).getByRole('textbox', { name: '文字の置き換え：1 行目の置き換え' }), '吉')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  await waitFor(() =>
    expect(saved(shop).packages).toMatchObject([
      { kind: 'yayoi', words: { taxes: [], replace: [{ from: '𠮷', to: '吉' }] } },
    ]),
  )
})

it('keeps what is typed while another section is looked at, and never writes over another PC', async () => {
  const { user, desk } = openShop('#/settings/books')
  const program = await card('会計ソフト')
  await user.click(within(program).getByRole('radio', { name: '弥生会計' }))
  await user.click(screen.getByRole('button', { name: /^設定の項目/ }))
  await user.click(await screen.findByRole('menuitem', { name: '表示' }))
  await user.click(screen.getByRole('button', { name: /^設定の項目/ }))
  await user.click(await screen.findByRole('menuitem', { name: '経理の設定' }))
  expect(within(await card('会計ソフト')).getByRole('radio', { name: '弥生会計' })).toBeChecked()
  desk.books = { ...desk.books, package: 'mf', version: '9' }
  await user.click(screen.getByRole('button', { name: '保存する' }))
  expect(await screen.findByText(/ほかの画面で変わっています/)).toBeVisible()
  expect(desk.books.package).toBe('mf')
  await user.click(screen.getByRole('button', { name: 'いまの設定を読み直す' }))
  await waitFor(() =>
    expect(screen.getByRole('radio', { name: 'マネーフォワード クラウド会計' })).toBeChecked(),
  )
})

it('learns the words of a file, with the nearest offered, and takes them over in one act', async () => {
  const { user, calls, desk } = openShop('#/settings/books', uses('yayoi'))
  const learn = await card('会計ソフトのファイルから読み取る')
  await user.upload(within(learn).getByLabelText('ファイルを選ぶ'), new File(['2000,…'], '仕訳.csv'))
  expect(await within(learn).findByText('弥生会計 のファイルです。120 行を読みました。')).toBeVisible()
  expect(within(learn).getByRole('combobox', { name: '課税売上の返還10% の代わり' })).toHaveValue(
    '課税売返込１０％',
  )
  const freight = within(learn).getByRole('combobox', { name: '荷造運賃 の代わり' })
  expect(freight).toHaveValue('')
  await user.selectOptions(freight, '荷造運賃発送費')
  await user.click(within(learn).getByRole('button', { name: 'まとめて取り込む' }))
  await waitFor(() => expect(calls('TakeBooks')).toHaveLength(1))
  const taken = calls('TakeBooks')[0]?.body as BookTake
  expect(taken.taxes.map((t) => t.text)).toEqual(['課税売返込１０％', '課対仕入込10%控不'])
  expect(taken.accounts).toEqual([{ from: '荷造運賃', to: '荷造運賃発送費' }])
  expect(desk.books.packages).toHaveLength(1)
  const words = screen.getByRole('region', { name: '弥生会計の言葉' })
  expect(
    await within(words).findByRole('textbox', { name: '会計ソフトでだけ違う勘定科目：1 行目の置き換え' }),
  ).toHaveValue('荷造運賃発送費')
})

it('learns no character set from pasted text', async () => {
  const { user, calls } = openShop('#/settings/books', uses('mf'))
  const learn = await card('会計ソフトのファイルから読み取る')
  await user.click(within(learn).getByRole('textbox'))
  await user.paste('取引No,取引日')
  await user.click(within(learn).getByRole('button', { name: '貼り付けた中身を読む' }))
  await user.click(await within(learn).findByRole('button', { name: 'まとめて取り込む' }))
  await waitFor(() => expect(calls('TakeBooks')).toHaveLength(1))
  expect(calls('TakeBooks')[0]?.body).toMatchObject({ kind: 'mf', encoding: '' })
})

it('lets the one who keeps the books see the settings, and change nothing', async () => {
  openShop('#/settings/books', (d) => {
    uses('yayoi')(d)
    sitting('accounting')(d)
  })
  expect(await screen.findByText(/変えられるのは店長です/)).toBeVisible()
  expect(screen.getByRole('radio', { name: '弥生会計' })).toBeDisabled()
  expect(screen.queryByRole('region', { name: '会計ソフトのファイルから読み取る' })).toBeNull()
  expect(screen.queryByRole('button', { name: '行を足す' })).toBeNull()
})

it('asks at the first month end for program, edition and method, by the keyboard, and not again', async () => {
  const shop = openShop('#/books/close', (d) => {
    d.books = { ...d.books, package: '', known: false }
  })
  const { user, desk } = shop
  const first = await screen.findByRole('form', { name: 'はじめに：会計ソフトを選びます' })
  within(first).getByRole('radio', { name: '弥生会計' }).focus()
  await user.keyboard('{Enter}')
  expect(within(first).getByRole('radio', { name: 'デスクトップ版（弥生会計）' })).toHaveFocus()
  await user.click(within(first).getByRole('radio', { name: 'オンライン版' }))
  await user.keyboard('{Enter}')
  expect(within(first).getByRole('radio', { name: '税込経理' })).toHaveFocus()
  await user.keyboard('{Enter}')
  await user.click(await within(first).findByRole('button', { name: '読み込まずに終える' }))
  expect(within(first).getByText(/まず 1か月分を、テスト用の事業者/)).toBeVisible()
  await user.click(within(first).getByRole('button', { name: '終える' }))
  expect(screen.queryByRole('form', { name: /^はじめに/ })).toBeNull()
  expect(saved(shop)).toMatchObject({ package: 'yayoi', packages: [{ words: { edition: 'online' } }] })
  expect(desk.books.known).toBe(true)
})

it('puts the first questions off and offers them again', async () => {
  const { user, calls } = openShop('#/books/close', (d) => {
    d.books = { ...d.books, package: '', known: false }
  })
  await user.click(await screen.findByRole('button', { name: 'あとで' }))
  expect(screen.getByText(/まだ決まっていません/)).toBeVisible()
  expect(calls('SaveBooks')).toEqual([])
  await user.click(screen.getByRole('button', { name: '経理の設定を始める' }))
  expect(await screen.findByRole('form', { name: /^はじめに/ })).toBeVisible()
  await user.click(screen.getByRole('button', { name: '経理の設定' }))
  expect(await card('会計ソフト')).toBeVisible()
})

it('sends the beginning of a long file, by whole lines', async () => {
  const line = `${'あ'.repeat(40)}\n`
  const { data, cut } = await journalOf(new Blob([line.repeat(20_000)]))
  expect(cut).toBe(true)
  const text = new TextDecoder().decode(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)))
  expect(text.length % line.length).toBe(0)
  expect(text).not.toContain('\uFFFD')
})

it('writes what was written in a period only after a person has seen what is in it', async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const { user, calls } = openShop('#/settings/books')
  const cases = await card('問い合わせとメッセージの一覧')
  expect(within(cases).getByText(/お客様の名前と本文が入ります/)).toBeVisible()
  await user.click(within(cases).getByRole('button', { name: '書き出す' }))
  expect(calls('MakeCaseFile')).toEqual([])
  await user.selectOptions(within(cases).getByRole('combobox', { name: '中身' }), 'メッセージ（1 通 1 行）')
  await user.click(within(cases).getByRole('checkbox', { name: /確かめました/ }))
  await user.click(within(cases).getByRole('button', { name: '書き出す' }))
  expect(await within(cases).findByText(/214 行・.* のファイルができました/)).toBeVisible()
  expect(calls('MakeCaseFile')[0]?.body).toEqual({
    kind: 'messages',
    form: 'csv',
    from: '2026-11-01',
    to: '2026-11-30',
  })
  expect(click).toHaveBeenCalledTimes(1)
  click.mockRestore()
})
