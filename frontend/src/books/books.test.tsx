import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { call } from '../host/api'
import type { Desk } from '../host/fake/desk'
import { openInWindow } from '../host/fake/mails'
import type { Entry } from '../host/types'
import { openShop } from '../test/shop'
import { showEntry } from './open'
import { yenOf } from './wish'

// The screen and the form come in pieces of their own, which the first test would wait for.
beforeAll(async () => {
  await import('./BooksScreen')
  await import('./EntryForm')
})

// Which entry is shown outlives the screen.
beforeEach(() => showEntry(0))

const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

const ledger = () => screen.findByRole('listbox', { name: '経理の記録の一覧' })
const detail = () => screen.getByRole('region', { name: '経理の記録' })

it('reads sums of yen as people type them', () => {
  const typed = ['1,200円', '１，２００', '¥ 1200', '1、200', '', '-5', '千円', '12,00', '1,0', ',100']
  expect(typed.map(yenOf)).toEqual([1200, 1200, 1200, 1200, 0, null, null, null, null, null])
})

it('records a refund beside its inquiry, with the amount of the order and the journal seen before', async () => {
  const { user, calls } = openShop('#/inbox/1')
  await screen.findByRole('textbox', { name: '返信の本文' })
  await user.keyboard('y')
  const dialog = await screen.findByRole('dialog', { name: '経理に記録' })
  const type = within(dialog).getByRole('combobox', { name: '何がありましたか' })
  await waitFor(() => expect(type).toHaveFocus())
  await user.selectOptions(type, '一部返金')
  expect(within(dialog).getByRole('radio', { name: /^値引き/ })).toBeChecked()
  await user.type(within(dialog).getByRole('textbox', { name: '金額（税込）' }), '１，１００')
  expect(await within(dialog).findByRole('table', { name: '仕訳' })).toHaveTextContent('¥1,100')
  await user.type(within(dialog).getByRole('textbox', { name: '摘要' }), '箱のつぶれ')
  await user.click(within(dialog).getByRole('button', { name: '下書きに入れる' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(calls('SaveEntry')[0]?.body).toMatchObject({
    inquiry_id: 1,
    type: 'REFUND_PARTIAL',
    amount: 1100,
    memo: '箱のつぶれ',
  })
  const part = screen.getByRole('region', { name: '経理' })
  expect(await within(part).findByText('一部返金')).toBeVisible()
})

it('offers the whole order for a refund of everything, and asks what kind of money it is', async () => {
  const { user, calls } = openShop('#/inbox/1')
  await screen.findByRole('textbox', { name: '返信の本文' })
  await user.click(await screen.findByRole('button', { name: /^経理に記録/ }))
  const dialog = await screen.findByRole('dialog', { name: '経理に記録' })
  const type = within(dialog).getByRole('combobox', { name: '何がありましたか' })
  await user.selectOptions(type, '返品・全額返金')
  expect(await within(dialog).findByRole('radio', { name: '注文の全額（¥9,180）' })).toBeChecked()
  await user.selectOptions(type, '一部返金')
  await user.click(within(dialog).getByRole('radio', { name: /^補償/ }))
  expect(type).toHaveDisplayValue('お詫び金（補償）')
  await user.type(within(dialog).getByRole('textbox', { name: '金額（税込）' }), '千円')
  expect(within(dialog).getByText('金額は数字で入れてください。')).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: '下書きに入れる' }))
  expect(calls('SaveEntry')).toEqual([])
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('walks the entries by keys, confirms a draft and gives the focus back to the list', async () => {
  const { user, calls } = openShop('#/books')
  const list = await ledger()
  await user.keyboard('j')
  expect(list).toHaveFocus()
  expect(within(detail()).getByRole('heading', { name: 'お詫びポイント進呈' })).toBeVisible()
  await user.click(within(detail()).getByRole('button', { name: '確定する' }))
  await waitFor(() => expect(within(detail()).getByText('EV-202611-0003')).toBeVisible())
  expect(calls('ConfirmEntries')[0]?.body).toEqual({ entries: [{ id: 3, version: 1 }] })
  expect(list).toHaveFocus()
})

it('follows another PC, and never writes over what it has saved of the same draft', async () => {
  const { user, calls, hint } = openShop('#/books')
  await ledger()
  await user.keyboard('j')
  await user.click(within(detail()).getByRole('button', { name: /^(下書きを)?直す/ }))
  const { entries } = await call('Entries', {
    from: '',
    to: '',
    min: 0,
    max: 0,
    partner: '',
    channel: '',
    type: '',
    status: 'draft',
    inquiry_id: 0,
    order: '',
    after: '',
    limit: 0,
  })
  const theirs = entries[0]
  if (!theirs) throw new Error('no draft')
  await call('SaveEntry', { ...theirs, memo: 'ほかの PC で直した' })
  await hint()
  expect(await within(detail()).findByText('ほかの PC で直した')).toBeVisible()
  const form = screen.getByRole('form')
  await user.click(within(form).getByRole('button', { name: '保存する' }))
  expect(calls('SaveEntry').at(-1)?.body).toMatchObject({ id: theirs.id, version: theirs.version })
})

it('corrects what stands by two further entries, with a reason', async () => {
  const { user, calls } = openShop('#/books')
  await ledger()
  await user.click(screen.getByRole('option', { name: /・一部返金・/ }))
  await user.click(within(detail()).getByRole('button', { name: '訂正する' }))
  const form = screen.getByRole('form', { name: '記録を訂正する' })
  await user.click(within(form).getByRole('button', { name: '訂正する' }))
  expect(within(form).getByText('訂正の理由を書いてください。')).toBeVisible()
  expect(within(form).getByRole('textbox', { name: '訂正の理由' })).toHaveFocus()
  await user.keyboard('金額の誤り')
  const amount = within(form).getByRole('textbox', { name: '金額（税込）' })
  await user.clear(amount)
  await user.type(amount, '2200')
  await user.click(within(form).getByRole('button', { name: '訂正する' }))
  expect(await screen.findByRole('option', { name: /・取消（訂正）・/ })).toBeVisible()
  expect(calls('CorrectEntry')[0]?.body).toMatchObject({
    id: 1,
    reason: '金額の誤り',
    instead: [{ amount: 1100, lines: [{ amount: 2200, tax_source: '' }] }],
  })
})

it('narrows the entries and says what to do when none is left', async () => {
  const { user, calls } = openShop('#/books')
  await ledger()
  await user.selectOptions(screen.getByRole('combobox', { name: '種別' }), '一部返金')
  await waitFor(() => expect(screen.getAllByRole('option', { name: /^2026\/11/ })).toHaveLength(1))
  await user.type(screen.getByRole('textbox', { name: '金額（以上）' }), '5000')
  expect(await screen.findByText('一致する記録はありません')).toBeVisible()
  expect(calls('Entries').at(-1)?.body).toMatchObject({
    from: '2026-11-01',
    to: '2026-11-30',
    min: 5000,
    type: 'REFUND_PARTIAL',
  })
  await user.click(screen.getAllByRole('button', { name: '絞り込みをやめる' })[0] ?? document.body)
  await waitFor(() => expect(screen.getAllByRole('option', { name: /^2026\/11/ })).toHaveLength(3))
})

it('shows a month, leads to what is doubtful, and writes a file only after it was looked at', async () => {
  const { user, calls } = openShop('#/books/close')
  const totals = await screen.findByRole('region', { name: '月の集計' })
  expect(await within(totals).findByText(/下書きが 1 件/)).toBeVisible()
  const card = screen.getByRole('region', { name: '書き出す' })
  expect(within(card).queryByRole('button', { name: '書き出す' })).toBeNull()
  await user.click(within(card).getByRole('button', { name: '中身を見る' }))
  expect(await within(card).findByText(/記録 2 件/)).toBeVisible()
  const rows = within(within(card).getByRole('table', { name: 'ファイルに入る仕訳' })).getAllByRole('row')
  expect(rows[2]).toHaveTextContent(/EV-202611-0001.*売上高課税売上の返還10%売掛金／楽天市場対象外¥/)
  expect(within(card).getByRole('list', { name: '確かめる所' })).toHaveTextContent(
    'EV-202611-0002 金額：注文の金額より大きい返金です。',
  )
  await user.click(within(card).getByRole('button', { name: '書き出す' }))
  const past = screen.getByRole('region', { name: 'これまでの書き出し' })
  expect(await within(past).findByText(/B-0001・2 件/)).toBeVisible()
  expect(await within(card).findByText(/2 度取り込まないでください/)).toBeVisible()
  expect(calls('ExportBooks')[0]?.body).toEqual({
    kind: 'csv',
    from: '2026-11-01',
    to: '2026-11-30',
    fresh: false,
    seen: 'EV-202611-0002 EV-202611-0001',
  })
  await user.click(screen.getByRole('button', { name: '2026年11月を締める' }))
  expect(await screen.findByText(/高橋 さんが締めました/)).toBeVisible()
  const doubts = screen.getByRole('region', { name: '確かめる所' })
  await user.click(within(doubts).getByRole('button', { name: 'EV-202611-0002 を見る' }))
  expect(await screen.findByRole('option', { name: /・発送前キャンセル・/, selected: true })).toBeVisible()
})

it('takes a file out again in the window, where a dialog says where it goes', async () => {
  const { user, calls } = openShop('#/books/close', openInWindow)
  const card = await screen.findByRole('region', { name: '書き出す' })
  await user.click(within(card).getByRole('button', { name: '中身を見る' }))
  await within(card).findByText(/記録 2 件/)
  await user.click(within(card).getByRole('button', { name: '書き出す' }))
  await user.click(await screen.findByRole('button', { name: 'もう一度取り出す：B-0001' }))
  await waitFor(() => expect(calls('SaveExportAgain').map((c) => c.body)).toEqual([{ id: 100 }]))
  expect(calls('ExportAgain')).toEqual([])
})

it('writes nothing but what was seen: what another PC confirms meanwhile is shown first', async () => {
  const { user, calls } = openShop('#/books/close')
  const card = await screen.findByRole('region', { name: '書き出す' })
  await user.click(within(card).getByRole('button', { name: '中身を見る' }))
  expect(await within(card).findByText(/記録 2 件/)).toBeVisible()
  await call('ConfirmEntries', { entries: [{ id: 3, version: 1 }] })
  await user.click(within(card).getByRole('button', { name: '書き出す' }))
  expect(
    await within(card).findByText(/中身を見たあとに、この期間の記録か経理の設定が変わりました/),
  ).toBeVisible()
  expect(await within(card).findByText(/記録 3 件/)).toBeVisible()
  await user.click(within(card).getByRole('button', { name: '書き出す' }))
  expect(await screen.findByText(/B-0001・3 件/)).toBeVisible()
  expect(calls('ExportBooks')).toHaveLength(2)
})

it('lets the one who keeps the books see them, without the way to an inquiry', async () => {
  const { user } = openShop('#/books', sitting('accounting'))
  await ledger()
  await user.click(screen.getByRole('option', { name: /・一部返金・/ }))
  expect(within(detail()).queryByRole('button', { name: '訂正する' })).toBeNull()
  expect(screen.queryByRole('button', { name: /記録を追加/ })).toBeNull()
  expect(screen.queryByRole('button', { name: '問い合わせを開く' })).toBeNull()
  expect(screen.getByText(/税務上の判断は税理士にご確認ください/)).toBeVisible()
})

it('lets a trainee write a draft beside the inquiry, and nothing more', async () => {
  const { user } = openShop('#/inbox/1', sitting('trainee'))
  await user.click(await screen.findByRole('button', { name: /^経理に記録/ }))
  const dialog = await screen.findByRole('dialog', { name: '経理に記録' })
  expect(within(dialog).queryByRole('button', { name: '保存して確定する' })).toBeNull()
  expect(screen.queryByRole('button', { name: '経理' })).toBeNull()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('mends the tax and the sub-account of a draft, and the rate comes with the tax', async () => {
  const { user, calls } = openShop('#/books')
  await user.click(await screen.findByRole('option', { name: /・下書き$/ }))
  const shown = within(detail())
  await user.click(await shown.findByRole('button', { name: '直す' }))
  await user.selectOptions(await shown.findByRole('combobox', { name: '税区分' }), '課税売上の返還8%(軽減)')
  await user.type(shown.getByRole('textbox', { name: '貸方の補助科目' }), '1号店')
  await user.click(shown.getByRole('button', { name: '保存する' }))
  await waitFor(() => expect(calls('SaveEntry')).toHaveLength(1))
  const [line] = (calls('SaveEntry')[0]?.body as Entry | undefined)?.lines ?? []
  expect(line).toMatchObject({ debit_tax: 'sales_return_8r', rate: 8, tax_source: '' })
  expect(line?.credit_sub).toMatch(/1号店$/)
})
