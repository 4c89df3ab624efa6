import { expect, test } from 'vitest'
import { phone } from './format'

test('a telephone number is parted only where its parts are the same everywhere', () => {
  expect(phone('tel', '09000001102')).toBe('090-0000-1102')
  expect(phone('tel', '05012345678')).toBe('050-1234-5678')
  expect(phone('tel', '0120000000')).toBe('0120-000-000')
  expect(phone('tel', '0190001113')).toBe('0190001113')
  expect(phone('tel', '090-＊＊＊＊-1102')).toBe('090-＊＊＊＊-1102')
  expect(phone('mail', '09000001102')).toBe('09000001102')
})
