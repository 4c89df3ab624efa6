import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { arrive } from '../host/fake/desk'
import { answers } from '../keys/useKeys'
import { go } from '../nav'
import { openShop } from '../test/shop'

const list = () => screen.findByRole('listbox', { name: '一覧' })
const names = (box: HTMLElement) =>
  within(box)
    .getAllByRole('option')
    .map((o) => o.getAttribute('aria-label') ?? '')
const activeLabel = (box: HTMLElement) =>
  document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label')

describe('the list', () => {
  it('tells who, what, which mall and how late in one breath', async () => {
    openShop()
    const box = await list()
    expect(names(box)[0]).toBe(
      '佐藤 美咲 様、見本堂 楽天市場店、2時間 超過、未読、届いたマグカップが割れていました',
    )
    expect(names(box)[1]).toContain('注文 10048213')
    expect(names(box)[5]).toContain('商品への質問')
  })

  it('groups by how near the due time is and counts each group', async () => {
    openShop()
    const box = await list()
    expect(box).toHaveTextContent('期限後3 件')
    expect(box).toHaveTextContent('当日6 件')
    expect(box).toHaveTextContent('前日5 件')
  })

  it('moves with J and K and opens with Enter', async () => {
    const { user } = openShop()
    const box = await list()
    await user.keyboard('jj')
    expect(activeLabel(box)).toContain('小川 哲也 様')
    await user.keyboard('k{Enter}')
    expect(await screen.findByRole('heading', { name: '配送状況について' })).toBeVisible()
  })

  it('marks an opened inquiry as seen', async () => {
    const { user, calls } = openShop()
    await list()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(calls('MarkSeen').map((c) => c.body)).toEqual([{ id: 1 }]))
  })

  it('completes with E, passes the focus on and takes it back with Z', async () => {
    const { user, desk } = openShop('#/inbox/2')
    const box = await list()
    await screen.findByRole('heading', { name: '配送状況について' })
    await user.keyboard('e')
    await waitFor(() => expect(activeLabel(box)).toContain('小川 哲也 様'))
    expect(desk.rows.get(2)?.state).toBe('done')
    expect(box).toHaveFocus()
    expect(await screen.findByText('注文 10048213を完了にしました')).toBeVisible()
    await user.keyboard('z')
    await waitFor(() => expect(desk.rows.get(2)?.state).toBe('new'))
    await waitFor(() => expect(names(box)[1]).toContain('注文 10048213'))
  })

  it('lets arrivals wait while an inquiry is read', async () => {
    const { user, desk, hint } = openShop('#/inbox/1')
    const box = await list()
    const before = names(box)
    arrive(desk, '新しい問い合わせ')
    await hint()
    const waiting = await screen.findByRole('button', { name: '新着 1 件' })
    expect(names(box)).toEqual(before)
    await user.click(waiting)
    await waitFor(() => expect(names(box).join()).toContain('新しい問い合わせ'))
  })

  it('shows arrivals at once while nothing is read', async () => {
    const { desk, hint } = openShop()
    const box = await list()
    arrive(desk, '新しい問い合わせ')
    await hint()
    await waitFor(() => expect(names(box).join()).toContain('新しい問い合わせ'))
  })

  it('goes to the next state with ] and by G W', async () => {
    const { user } = openShop()
    await list()
    await user.keyboard(']]')
    expect(screen.getByRole('tab', { name: /承認待ち/ })).toHaveAttribute('aria-selected', 'true')
    await user.keyboard('gw')
    expect(screen.getByRole('tab', { name: /返信済/ })).toHaveAttribute('aria-selected', 'true')
  })
})

describe('the search box', () => {
  const box = () => screen.getByRole('textbox', { name: '検索（名前・注文番号・本文）' })

  it('keeps single letters as letters', async () => {
    const { user, calls } = openShop('#/inbox/1')
    await list()
    await user.type(box(), 'ej')
    expect(box()).toHaveValue('ej')
    expect(calls('SetState')).toEqual([])
  })
})

it('acts on the inquiry that is open, also when the list does not hold it', async () => {
  const { desk, user } = openShop('#/inbox/1')
  const resting = [...desk.rows.values()].find((row) => row.state === 'snoozed')
  act(() => go({ to: 'inquiry', id: resting?.id ?? 0 }))
  await waitFor(() => expect(screen.getByRole('log', { name: '会話' })).toBeVisible())
  const box = await list()
  box.focus()
  await waitFor(() => expect(answers('bringBack')).toBe(true))
  await user.keyboard('b')
  await waitFor(() => expect(desk.rows.get(resting?.id ?? 0)?.state).toBe('new'))
  expect(desk.rows.get(1)?.state).toBe('new')
})
