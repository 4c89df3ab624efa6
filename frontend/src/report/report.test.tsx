import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../test/show'
import { toneOf } from './Hours'
import { daysOf, rate } from './period'
import { ReportScreen } from './ReportScreen'
import { ShopNow } from './ShopNow'
import { topOf } from './Trend'
import { changeOf } from './tiles'

test('a period is asked for by its Japanese days, both ends included', () => {
  const lateEvening = Date.parse('2026-11-20T23:30:00+09:00')
  expect(daysOf('week', lateEvening)).toEqual({ from: '2026-11-14', to: '2026-11-20' })
  expect(daysOf('quarter', lateEvening).from).toBe('2026-08-29')
})

test('every tile says what it counts and how it moved', async () => {
  show(<ReportScreen />)
  const tile = (await screen.findByText('最初の返信まで')).closest('li')
  if (!tile) throw new Error('no tile')
  expect(within(tile).getByText('2.4 時間')).toBeVisible()
  expect(within(tile).getByText('前より 30 分 短い')).toBeVisible()
  expect(within(tile).getByText(/中央値/)).toBeVisible()
})

test('another period and another account are asked for', async () => {
  const { user, bodies } = show(<ReportScreen />)
  await user.click(await screen.findByRole('radio', { name: '7 日' }))
  await user.selectOptions(screen.getByLabelText('接続'), screen.getAllByRole('option')[1] ?? '')
  await screen.findByText('分類なし')
  const asked = bodies('Report').at(-1)
  expect(asked).toMatchObject({ account: 1 })
})

test('what was never measured is a dash, not a zero', () => {
  expect(rate(0, 0)).toBeNull()
  const say = { more: (n: number) => `+${n}`, less: (n: number) => `-${n}`, moreIsGood: true }
  expect(changeOf({ now: null, before: 3 }, say)).toBeNull()
  expect(changeOf({ now: 3, before: 3 }, say)).toEqual({ text: '前と同じ', good: null })
  expect(changeOf({ now: 2, before: 3 }, say)).toEqual({ text: '-1', good: false })
})

test('the scale holds every value and the tones keep none and some apart', () => {
  const week = { to: '2026-11-20', came: 1, answered: 1, median: 60, slow: 26 * 60 }
  expect(topOf([week])).toBe(48)
  expect(topOf([{ ...week, slow: 500 * 60 }])).toBeGreaterThanOrEqual(500)
  expect([0, 1, 50, 100].map((n) => toneOf(n, 100))).toEqual([0, 1, 2, 4])
})

test('the first look at the shop names what is asked most', async () => {
  show(<ShopNow />)
  expect(await screen.findByText(/多いのは 配送状況・納期（21）・返品・交換・不良（9）/)).toBeVisible()
  expect(screen.getByText(/14 人が返信を待っています/)).toBeVisible()
})
