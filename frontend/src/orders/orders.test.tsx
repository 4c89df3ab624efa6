import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Problem, setDoor } from '../host/api'
import { fakeDoor } from '../host/fake'
import { closeStart } from '../start/open'
import { openShop } from '../test/shop'
import { daysOf, spanOf } from './period'

const list = () => screen.findByRole('listbox', { name: '注文の一覧' })
const rows = (box: HTMLElement) => within(box).getAllByRole('option')
const field = () => screen.findByRole('textbox', { name: '番号・名前・電話・追跡番号で探す' })
const beside = () => screen.findByRole('complementary', { name: '注文の内容' })
const asked = (calls: { body: unknown }[]) => calls.at(-1)?.body

describe('the list of orders', () => {
  it('opens with G C and waits for a name or a number', async () => {
    const { user } = openShop()
    await screen.findByRole('listbox', { name: '一覧' })
    await user.keyboard('gc')
    await list()
    expect(await field()).toHaveFocus()
  })

  it('finds by finished words only', async () => {
    const { user, calls } = openShop('#/orders')
    await list()
    const box = await field()
    const before = calls('Orders').length
    fireEvent.compositionStart(box)
    fireEvent.change(box, { target: { value: 'さとう' } })
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 })
    expect(calls('Orders')).toHaveLength(before)
    fireEvent.change(box, { target: { value: '佐藤 美咲' } })
    fireEvent.compositionEnd(box)
    await waitFor(() => expect(asked(calls('Orders'))).toMatchObject({ search: '佐藤 美咲' }))
    await waitFor(async () => expect(rows(await list())[0]).toHaveAccessibleName(/佐藤 美咲 様/))
    await user.clear(box)
    await user.type(box, '0061820734')
    await waitFor(async () => expect(rows(await list())).toHaveLength(1))
  })

  it('is gone through by keys, and the order opens beside it', async () => {
    const { user } = openShop('#/orders')
    const box = await list()
    await user.keyboard('{ArrowDown}')
    expect(box).toHaveFocus()
    await user.keyboard('jj')
    await waitFor(() => expect(box).toHaveAttribute('aria-activedescendant', rows(box)[2]?.id))
    const number = rows(box)[2]?.getAttribute('aria-label')?.split('、')[0] ?? '-'
    await user.keyboard('{Enter}')
    expect(await within(await beside()).findByText(number)).toBeVisible()
    expect(rows(box)[2]).toHaveAttribute('aria-selected', 'true')
    expect(box).toHaveFocus()
    await user.keyboard('o')
    expect(await beside()).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(box).toHaveFocus()
  })

  it('is narrowed by tab, chip and choice, and widened again', async () => {
    const { user, calls } = openShop('#/orders')
    const box = await list()
    await user.keyboard('{ArrowDown}]')
    expect(screen.getByRole('tab', { name: '未発送' })).toHaveAttribute('aria-selected', 'true')
    await waitFor(() => expect(asked(calls('Orders'))).toMatchObject({ status: 'unshipped' }))
    await waitFor(() => {
      for (const row of rows(box)) expect(row).toHaveAccessibleName(/発送待ち|楽天処理中/)
    })
    await user.click(screen.getByRole('button', { name: '返信待ちあり' }))
    await waitFor(() => {
      for (const row of rows(box)) expect(row).toHaveAccessibleName(/返信待ち \d/)
    })
    await user.selectOptions(screen.getByRole('combobox', { name: '接続' }), '見本堂 楽天市場店')
    await user.selectOptions(screen.getByRole('combobox', { name: '状態' }), '不明')
    await user.selectOptions(screen.getByRole('combobox', { name: '注文日' }), '今日')
    const wish = { status: 'unknown', account: 1, asked: 'open', from: '2026-11-20', until: '' }
    await waitFor(() => expect(asked(calls('Orders'))).toMatchObject(wish))
    expect(await screen.findByRole('heading', { name: '当てはまる注文はありません' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'すべての注文を見る' }))
    await waitFor(async () => expect(rows(await list()).length).toBeGreaterThan(5))
  })

  it('says what to do when there is none, and when nothing is found', async () => {
    const { user } = openShop('#/orders', (desk) => desk.rows.clear())
    expect(await screen.findByRole('heading', { name: '注文はまだありません' })).toBeVisible()
    await user.type(await field(), '山田')
    expect(await screen.findByRole('heading', { name: '「山田」の注文は見つかりません' })).toBeVisible()
  })

  it('reads page after page, and draws only what is in sight', async () => {
    const { calls } = openShop('#/orders')
    const box = await list()
    await waitFor(() => expect(asked(calls('Orders'))).toMatchObject({ after: '', limit: 100 }))
    expect(rows(box).length).toBeLessThan(60)
    box.scrollTop = 3000
    fireEvent.scroll(box)
    await waitFor(() => expect(calls('Orders').some((c) => (c.body as { after: string }).after)).toBe(true))
  })

  it('says what happened when it cannot be read, and tries again', async () => {
    const { user, desk } = openShop()
    await screen.findByRole('listbox', { name: '一覧' })
    const works = fakeDoor(desk)
    setDoor(async (method, body, signal) => {
      if (method === 'Orders') throw new Problem('trouble', '注文を読めませんでした。データはそのままです。')
      return works(method, body, signal)
    })
    await user.keyboard('gc')
    expect(await screen.findByText(/注文を読めませんでした。/)).toBeVisible()
    setDoor(works)
    await user.click(screen.getByRole('button', { name: 'もう一度' }))
    await waitFor(async () => expect(rows(await list()).length).toBeGreaterThan(5))
    expect(screen.queryByText(/注文を読めませんでした。/)).toBeNull()
  })
})

describe('an order', () => {
  it('leads to what is asked about it in one click', async () => {
    const { user } = openShop('#/orders/1')
    const box = within(await beside())
    await user.click(await box.findByRole('button', { name: '届いたマグカップが割れていました' }))
    expect(window.location.hash).toMatch(/^#\/inbox\/1/)
  })

  it('begins the first text to the customer', async () => {
    onTestFinished(closeStart)
    const { user, calls } = openShop('#/orders/1')
    await within(await beside()).findByText('412345-20261115-0061820734')
    await user.keyboard('c')
    await waitFor(() => expect(asked(calls('Starters'))).toEqual({ order: 1, inquiry: 0, to: '' }))
  })

  it('is opened from the palette by its number', async () => {
    const { user } = openShop()
    await screen.findByRole('listbox', { name: '一覧' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('combobox', { name: '操作を探す' }), '0061820734')
    await user.click(await screen.findByRole('option', { name: /注文を開く/ }))
    expect(await within(await beside()).findByText('412345-20261115-0061820734')).toBeVisible()
  })

  it('is nobody’s who may not search', async () => {
    openShop('#/orders', (desk) => {
      desk.sitting = desk.staff.find((s) => s.role === 'trainee')?.id ?? 0
    })
    await waitFor(() => expect(screen.queryByRole('navigation', { name: '画面' })).toBeVisible())
    expect(screen.queryByRole('button', { name: '注文' })).toBeNull()
    expect(screen.queryByRole('listbox', { name: '注文の一覧' })).toBeNull()
  })
})

it('knows a usual span by its days', () => {
  const now = Date.parse('2026-11-20T01:00:00+09:00')
  expect(daysOf('week', now)).toEqual({ from: '2026-11-14', until: '' })
  expect(spanOf({ from: '2026-11-14', until: '' }, now)).toBe('week')
  expect(spanOf({ from: '', until: '' }, now)).toBe('')
  expect(spanOf({ from: '2026-11-14', until: '2026-11-15' }, now)).toBe('own')
})
