import { expect, it } from 'vitest'
import { staff } from '../host/fake/people'
import { asked, called, matching, put } from './mention'

const all = staff()
const names = (typed: string) => matching(all, typed).map((s) => s.name)

it('hears a name behind an @ of either width and nothing else', () => {
  expect(asked('在庫は @た', 6)).toBe('た')
  expect(asked('在庫は＠', 4)).toBe('')
  expect(asked('在庫は 6 個', 7)).toBeNull()
  expect(asked('@田中 さん', 6)).toBeNull()
})

it('finds colleagues by name and by reading in any kana', () => {
  expect(names('たな')).toEqual(['田中'])
  expect(names('タカ')).toEqual(['高橋'])
  expect(names('小')).toEqual(['小川'])
  expect(names('')).toEqual(['高橋', '田中', '小川'])
  expect(
    matching(
      all.map((s) => ({ ...s, off: true })),
      '',
    ),
  ).toEqual([])
})

it('puts the chosen name and keeps what stands behind the caret', () => {
  expect(put('在庫は @た を確認', 6, '田中')).toEqual({ text: '在庫は @田中  を確認', caret: 8 })
})

it('calls each colleague once, the longer name first', () => {
  expect(called('@田中 と ＠高橋、@田中', all)).toEqual([1, 2])
  const two = [
    { ...(all[1] ?? all[0]), id: 7, name: '田中' },
    { ...(all[1] ?? all[0]), id: 8, name: '田中 花' },
  ].filter((s) => s !== undefined)
  expect(called('@田中 花 さん', two as typeof all)).toEqual([8])
  expect(called('田中さんへ', all)).toEqual([])
})
