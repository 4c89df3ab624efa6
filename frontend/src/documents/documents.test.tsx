import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { openInWindow } from '../host/fake/mails'
import { openShop } from '../test/shop'
import { showDocument } from './open'

beforeAll(async () => {
  await import('../books/BooksScreen')
})

// Which paper is shown outlives the screen.
beforeEach(() => showDocument(0))
afterEach(() => vi.restoreAllMocks())

const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

const list = () => screen.findByRole('listbox', { name: '書類の一覧' })
const detail = () => screen.getByRole('region', { name: '書類' })
const papers = () => screen.getAllByRole('option', { name: /^2026\/11/ })

it('finds papers by days, amounts and the partner together', async () => {
  const { user, calls } = openShop('#/books')
  await user.click(await screen.findByRole('radio', { name: '書類' }))
  await list()
  expect(papers()).toHaveLength(3)
  await user.type(screen.getByRole('textbox', { name: '金額（以上）' }), '11000')
  await user.type(screen.getByRole('textbox', { name: '金額（以下）' }), '1万6千')
  await user.clear(screen.getByRole('textbox', { name: '金額（以下）' }))
  await user.type(screen.getByRole('textbox', { name: '金額（以下）' }), '16,000円')
  await waitFor(() => expect(papers()).toHaveLength(2))
  await user.type(screen.getByRole('searchbox', { name: /取引先/ }), 'ヤマト')
  await waitFor(() => expect(papers()).toHaveLength(1))
  await user.selectOptions(screen.getByRole('combobox', { name: 'モール' }), '楽天市場')
  await user.selectOptions(screen.getByRole('combobox', { name: '種類' }), '領収書')
  expect(await screen.findByText('一致する書類はありません')).toBeVisible()
  expect(calls('Documents').at(-1)?.body).toMatchObject({
    min: 11000,
    max: 16000,
    partner: 'ヤマト',
    kind: 'receipt',
    channel: 'rakuten',
    limit: 100,
  })
  await user.click(screen.getAllByRole('button', { name: '絞り込みをやめる' })[0] ?? document.body)
  await waitFor(() => expect(papers()).toHaveLength(3))
})

it('walks the papers by keys and shows what a paper says', async () => {
  const { user } = openShop('#/books/documents')
  const box = await list()
  await user.keyboard('j')
  expect(box).toHaveFocus()
  await user.keyboard('jj')
  expect(within(detail()).getByRole('heading', { name: '領収書(適格請求書)' })).toBeVisible()
  expect(within(detail()).getByRole('row', { name: /10%.*22,000.*2,000/ })).toBeVisible()
  expect(within(detail()).getByText('2034/02/28 まで')).toBeVisible()
})

it('voids a paper only with a reason, and its number stays in the list', async () => {
  const { user, calls } = openShop('#/books/documents')
  await list()
  await user.click(screen.getByRole('option', { name: /見本堂株式会社/ }))
  await user.click(within(detail()).getByRole('button', { name: '取り消す' }))
  const form = screen.getByRole('form', { name: '書類を取り消す' })
  await user.click(within(form).getByRole('button', { name: '取り消す' }))
  expect(within(form).getByText('取消の理由を書いてください。')).toBeVisible()
  await user.keyboard('宛名の誤り')
  await user.click(within(form).getByRole('button', { name: '取り消す' }))
  expect(await within(detail()).findByText(/高橋 さんが取り消しました：宛名の誤り/)).toBeVisible()
  expect(calls('VoidDocument').map((c) => c.body)).toEqual([{ id: 1, reason: '宛名の誤り' }])
  expect(screen.getByRole('option', { name: /見本堂株式会社.*取消$/, selected: true })).toBeVisible()
  expect(within(detail()).queryByRole('button', { name: '再発行する' })).toBeNull()
})

it('shows which reply carried a paper and opens it there', async () => {
  const { user } = openShop('#/books/documents')
  await list()
  await user.click(screen.getByRole('option', { name: /見本堂株式会社/ }))
  const given = within(detail()).getByRole('region', { name: '渡した記録' })
  expect(within(given).getByText('返信で送信 2026/11/20 9:42・高橋')).toBeVisible()
  expect(within(given).queryByRole('button', { name: 'この記録を取り消す' })).toBeNull()
  await user.click(within(given).getByRole('button', { name: 'そのメッセージを開く' }))
  expect(location.hash).toMatch(/^#\/inbox\/\d+/)
})

it('keeps what a person says of how a paper was given, and takes it back only with a reason', async () => {
  const { user, calls } = openShop('#/books/documents')
  await list()
  await user.click(screen.getByRole('option', { name: /^2026.*返金のお知らせ/ }))
  const given = () => within(detail()).getByRole('region', { name: '渡した記録' })
  expect(within(given()).getByText(/まだ記録がありません/)).toBeVisible()
  await user.click(within(given()).getByRole('button', { name: '渡したことを記録する' }))
  expect(within(given()).getByRole('combobox', { name: '渡し方' })).toHaveFocus()
  await user.selectOptions(within(given()).getByRole('combobox', { name: '渡し方' }), '郵送・同梱')
  await user.type(within(given()).getByLabelText('渡した日'), '2026-11-19')
  await user.type(within(given()).getByRole('textbox', { name: '備考' }), '追跡番号あり')
  await user.click(within(given()).getByRole('button', { name: '記録する' }))
  expect(await within(given()).findByText('郵送・同梱 2026/11/19・高橋・追跡番号あり')).toBeVisible()
  expect(given()).toHaveFocus()
  expect(calls('GiveDocument').map((c) => c.body)).toEqual([
    { id: 2, way: 'post', day: '2026-11-19', message_id: 0, note: '追跡番号あり' },
  ])
  await user.click(within(given()).getByRole('button', { name: 'この記録を取り消す' }))
  const form = within(given()).getByRole('form', { name: 'この記録を取り消す' })
  expect(within(form).getByRole('textbox')).toHaveFocus()
  await user.click(within(form).getByRole('button', { name: 'この記録を取り消す' }))
  expect(within(form).getByText('取り消す理由を書いてください。')).toBeVisible()
  await user.keyboard('別の書類')
  await user.click(within(form).getByRole('button', { name: 'この記録を取り消す' }))
  expect(await within(given()).findByText(/高橋 さんが取り消しました：別の書類/)).toBeVisible()
})

it('takes out what was found as a file: a download in a browser, a dialog in the window', async () => {
  const links: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(decodeURIComponent(this.getAttribute('href') ?? ''))
  })
  const { user } = openShop('#/books/documents')
  await list()
  await user.selectOptions(screen.getByRole('combobox', { name: '発行・受領' }), '受領')
  await user.click(await screen.findByRole('button', { name: '1 件を取り出す（zip）' }))
  expect(links).toHaveLength(1)
  expect(links[0]).toMatch(/^\/paper\/documents\/.*"direction":"received"/)
})

it('asks for a place in the window', async () => {
  const { user, calls } = openShop('#/books/documents', openInWindow)
  await list()
  await user.click(await screen.findByRole('button', { name: '3 件を取り出す（zip）' }))
  expect(calls('SaveDocuments')).toHaveLength(1)
  await user.keyboard('j')
  expect(within(detail()).queryByRole('button', { name: '開く・印刷する' })).toBeNull()
  await user.click(within(detail()).getByRole('button', { name: '保存する' }))
  expect(calls('SaveDocument').map((c) => c.body)).toEqual([{ id: 3 }])
})

it('lets the one who keeps the books look and take out, and change nothing', async () => {
  const { user } = openShop('#/books/documents', sitting('accounting'))
  await list()
  await user.click(screen.getByRole('option', { name: /見本堂株式会社/ }))
  expect(within(detail()).getByRole('button', { name: '保存する' })).toBeVisible()
  expect(within(detail()).queryByRole('button', { name: '取り消す' })).toBeNull()
  expect(within(detail()).queryByRole('button', { name: '問い合わせを開く' })).toBeNull()
  expect(within(detail()).getByText(/返信で送信/)).toBeVisible()
  expect(within(detail()).queryByRole('button', { name: /渡したことを|そのメッセージを/ })).toBeNull()
})
