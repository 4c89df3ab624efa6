import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather, gently } from './gently'
import type { Hint } from './types'

const about = (...ids: number[]): Hint => ({ name: 'inquiries', ids })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first hint is heard at once, a hundred behind it as one, a second later', () => {
  const heard: Hint[] = []
  const { hear, stop } = gently((hint) => heard.push(hint))
  for (let id = 1; id <= 101; id++) hear(about(id))
  expect(heard).toEqual([about(1)])
  vi.advanceTimersByTime(1000)
  expect(heard).toHaveLength(2)
  expect(heard[1]?.ids).toHaveLength(100)
  vi.advanceTimersByTime(5000)
  hear(about(7))
  expect(heard.at(-1)).toEqual(about(7))
  stop()
})

test('what never stops coming is still heard every second', () => {
  let heard = 0
  const { hear, stop } = gently(() => {
    heard++
  })
  for (let ms = 0; ms < 10_000; ms += 50) {
    hear(about(ms))
    vi.advanceTimersByTime(50)
  }
  expect(heard).toBeGreaterThanOrEqual(9)
  expect(heard).toBeLessThanOrEqual(11)
  stop()
})

test('a hint without ids stands for all of its name, and for no other', () => {
  const all = [about(1), about(), { name: 'outbox', ids: [3] }, about(4), about(1)].reduce<Hint[]>(gather, [])
  expect(all).toEqual([about(), { name: 'outbox', ids: [3] }])
  expect([about(1, 2), about(2, 3)].reduce<Hint[]>(gather, [])).toEqual([about(1, 2, 3)])
})
