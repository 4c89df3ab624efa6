import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { openInWindow } from '../host/fake/mails'
import type { SettlementImport } from '../host/types'
import { openShop } from '../test/shop'
import { yen } from '../text/format'

// The screens come in pieces of their own, which the first test would wait for.
beforeAll(async () => {
  await import('../books/BooksScreen')
  await import('./SettleView')
  await import('./SettleFileScreen')
})

afterEach(() => vi.unstubAllGlobals())

const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

const list = () => screen.findByRole('listbox', { name: '突合の一覧' })
const one = () => screen.getByRole('region', { name: '選んだ行' })
const pile = (name: RegExp) => screen.getByRole('button', { name })

it('shows a month in piles with their sums, walked by keys', async () => {
  const { user } = openShop('#/books/settle')
  const lines = await list()
  expect(within(lines).getAllByRole('option')).toHaveLength(3)
  expect(pile(/^未反映/)).toHaveTextContent('1 件・¥1,100')
  expect(pile(/^経理に記録がない/)).toHaveTextContent('1 件・¥700')
  await user.keyboard('jj')
  expect(lines).toHaveFocus()
  expect(within(one()).getByText(yen(-460))).toBeVisible()
  await user.keyboard('{Enter}')
  expect(one()).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(lines).toHaveFocus()
  await user.click(pile(/^前の月から/))
  expect(within(await list()).getByRole('option')).toHaveAccessibleName(
    '一致・注文 412345-20261028-0000000009・返品・全額返金・記録 ¥4,400・精算書 ¥4,400',
  )
  expect(screen.getByRole('region', { name: 'モールの精算に入らないもの' })).toHaveTextContent('2026年12月')
})

it('takes an entry out with a reason, keeps the place in the pile, and takes that back', async () => {
  const { user, calls } = openShop('#/books/settle')
  await list()
  await user.click(screen.getByRole('option', { name: /^未反映/ }))
  await user.click(within(one()).getByRole('button', { name: '対象外にする' }))
  const form = screen.getByRole('form', { name: '対象外にする' })
  await user.click(within(form).getByRole('button', { name: '対象外にする' }))
  expect(within(form).getByText('理由を書いてください。')).toBeVisible()
  await user.type(within(form).getByRole('textbox', { name: '対象外にする理由' }), '前の会社で精算{Enter}')
  await waitFor(() => expect(screen.getByRole('option', { name: /^対象外/ })).toBeVisible())
  expect(calls('JudgeSettlement')[0]?.body).toEqual({
    entries: [1],
    rows: [],
    verdict: 'out',
    reason: '前の会社で精算',
  })
  expect(await list()).toHaveFocus()
  expect(one()).toHaveTextContent('前の会社で精算')
  await user.click(within(one()).getByRole('button', { name: '判断を取り消す' }))
  await waitFor(() => expect(screen.getByRole('option', { name: /^未反映/ })).toBeVisible())
})

it('records what nobody has recorded as a draft, in one act, and shows where it is', async () => {
  const { user, calls } = openShop('#/books/settle')
  await list()
  await user.click(pile(/^経理に記録がない/))
  await user.click(await screen.findByRole('option', { name: /^経理に記録がない/ }))
  await user.click(within(one()).getByRole('button', { name: '経理に記録する' }))
  expect(await within(one()).findByRole('button', { name: '下書きを開く' })).toBeVisible()
  expect(calls('RecordSettlement')[0]?.body).toEqual({ id: 3, date: '' })
  expect(within(one()).queryByRole('button', { name: '経理に記録する' })).toBeNull()
  await user.click(within(one()).getByRole('button', { name: '下書きを開く' }))
  expect(await screen.findByRole('region', { name: '経理の記録' })).toHaveTextContent('お詫びポイント進呈')
})

it('links a row to an entry of another order number', async () => {
  const { user, calls } = openShop('#/books/settle')
  await list()
  await user.click(screen.getByRole('option', { name: /^経理に記録がない/ }))
  await user.click(within(one()).getByRole('button', { name: '結び付ける' }))
  const form = screen.getByRole('form', { name: '結び付ける' })
  await user.selectOptions(within(form).getByRole('combobox'), 'e1')
  await user.click(within(form).getByRole('button', { name: '結び付ける' }))
  await waitFor(() => expect(screen.queryByRole('option', { name: /^経理に記録がない/ })).toBeNull())
  expect(calls('JudgeSettlement')[0]?.body).toEqual({ entries: [1], rows: [3], verdict: 'link', reason: '' })
})

it('shows the accountant everything and lets them change nothing', async () => {
  const { user } = openShop('#/books/settle', sitting('accounting'))
  await list()
  await user.click(screen.getByRole('option', { name: /^経理に記録がない/ }))
  expect(within(one()).queryByRole('button')).toBeNull()
  expect(screen.queryByRole('button', { name: '精算書を取り込む' })).toBeNull()
})

const file = new File(['注文番号'], '精算.csv', { type: 'text/csv' })

/** Opens the screen of the file and brings one as a browser does. */
async function bring() {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ token: 's', name: '精算.csv', size: 900 })),
  )
  const shop = openShop('#/books/settle')
  await shop.user.click(await screen.findByRole('button', { name: '精算書を取り込む' }))
  expect(await screen.findByRole('combobox', { name: 'モール' })).toHaveFocus()
  await shop.user.upload(screen.getByLabelText('ファイルを選ぶ', { selector: 'input' }), file)
  await screen.findByRole('heading', { name: '列の対応' })
  return shop
}

const asked = (calls: { body: unknown }[]) => calls.at(-1)?.body as SettlementImport

it('shows how a settlement is read, asks for the day that no column has, and brings it in', async () => {
  const { user, calls } = await bring()
  expect(screen.getByLabelText('金額の列')).toHaveDisplayValue('金額')
  expect(screen.getByRole('region', { name: '読めない行が 1 か所あります' })).toHaveTextContent('5 行目')
  expect(screen.getByRole('checkbox', { name: /^返金・1 行/ })).toBeChecked()
  const fee = screen.getByRole('checkbox', { name: /^システム利用料/ })
  expect(fee).not.toBeChecked()
  await user.click(fee)
  expect(await screen.findByRole('button', { name: '2 行を取り込む' })).toBeVisible()
  await user.selectOptions(screen.getByLabelText('精算日の列'), '決まった値を入れる')
  expect(await screen.findByRole('alert')).toHaveTextContent('精算日の列が分かりません。')
  await user.type(screen.getByLabelText('精算日に入れる値'), '2026-11-15')
  const go = await screen.findByRole('button', { name: '2 行を取り込む' })
  await waitFor(() => expect(go).not.toHaveAttribute('aria-disabled', 'true'))
  await user.click(go)
  expect(await screen.findByRole('heading', { name: '取り込みました' })).toHaveFocus()
  const sent = asked(calls('ImportSettlement'))
  expect(sent).toMatchObject({ token: 's', channel: 'rakuten', day: '2026-11-15', own: true })
  expect(sent.map).toMatchObject({ order: '注文番号', amount: '金額', day: '', skip: [] })
})

it('forgets a settlement only after a second word', async () => {
  const { user, calls } = await bring()
  await user.click(await screen.findByRole('button', { name: '1 行を取り込む' }))
  const done = await screen.findByRole('region', { name: '取り込みました' })
  await user.click(within(done).getByRole('button', { name: '精算の突合に戻る' }))
  const card = await screen.findByRole('region', { name: '取り込んだ精算書（1 件）' })
  await user.click(within(card).getByRole('button', { name: '外す 精算.csv' }))
  expect(calls('ForgetSettlement')).toEqual([])
  await user.click(within(card).getByRole('button', { name: '精算書を外す' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: /^取り込んだ精算書/ })).toBeNull())
})

it('opens the dialog of the window', async () => {
  const { user, calls } = openShop('#/books/settlefile', openInWindow)
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByRole('heading', { name: '取り込むとどうなるか' })).toBeVisible()
  expect(calls('PickSettlementFile')).toHaveLength(1)
})
