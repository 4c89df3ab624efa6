import { expect, test } from 'vitest'
import { numberDoubt } from './number'

test.each([
  ['', ''],
  ['T', ''],
  ['T511110', ''],
  ['T5111101000006', ''],
  ['Ｔ５１１１１０１０００００６', ''],
  ['T5-1111-0100-0006', ''],
  ['5111101000006', ''],
  ['T7000012050002', ''],
  ['T1234567890123', 'company'],
  ['T5111101000007', 'company'],
  ['T51111010000061', 'form'],
  ['T51111O1000006', 'form'],
  ['番号', 'form'],
])('%s is told to be doubtful by "%s"', (typed, doubt) => {
  expect(numberDoubt(typed)).toBe(doubt)
})
