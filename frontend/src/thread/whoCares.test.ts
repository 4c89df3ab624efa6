import { expect, it } from 'vitest'
import type { Thread } from '../host/types'
import { whoCares } from './whoCares'

const said = (care: string, ...marks: [number, string, string][]) => {
  const events = marks.map(([at, by, detail]) => ({ at, by, detail, kind: 'care' }))
  return whoCares({ inquiry: { care }, events } as unknown as Thread)
}

it('names who put the mark that stands, and nobody for one that somebody else took off', () => {
  expect(said('complaint', [1, '高橋', 'care'], [2, '田中', 'complaint'])).toMatch(/^田中さん/)
  expect(said('', [1, '高橋', 'care'], [2, '田中', ''])).toBe('')
  expect(said('complaint', [1, '高橋', 'care'])).toBe('')
  expect(said('complaint')).toBe('')
})
