import { describe, expect, it } from 'vitest'
import { type Mark, pieces, shifted } from './marks'
import { folded } from './matches'

const mark = (start: number, end: number, look: Mark['look'] = 'fact'): Mark => ({ start, end, look })

describe('marks', () => {
  it('move with words typed before them', () => {
    expect(shifted([mark(3, 5)], 'あいうえお', 'かきあいうえお')).toEqual([mark(5, 7)])
  })
  it('stay under words typed behind them', () => {
    expect(shifted([mark(0, 2)], 'あいう', 'あいうえお')).toEqual([mark(0, 2)])
  })
  it('leave when their own words change', () => {
    expect(shifted([mark(1, 4)], 'あいうえお', 'あいかえお')).toEqual([])
  })
  it('count an emoji as two units, like the text field does', () => {
    expect(shifted([mark(2, 4)], '😀あい', '😀😀あい')).toEqual([mark(4, 6)])
  })
  it('let the louder one win where two overlap', () => {
    expect(pieces('abcd', [mark(0, 4), mark(1, 3, 'hole')])).toEqual([
      { text: 'a', look: 'fact' },
      { text: 'bc', look: 'hole' },
      { text: 'd', look: 'fact' },
    ])
  })
})

describe('template words', () => {
  it('count katakana, wide and large letters as one', () => {
    expect(folded('ゴハイＡ')).toBe('ごはいa')
  })
})
