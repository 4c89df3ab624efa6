import { describe, expect, it } from 'vitest'
import { newDesk } from '../host/fake/desk'
import { matches } from './matches'

const [one] = newDesk(0).templates

describe('templates to choose from', () => {
  if (!one) throw new Error('the pretend shop has no template')
  const t = (id: number, name: string, body: string) => ({ ...one, id, name, reading: '', body })
  const english = t(1, 'English: order status', 'Dear {お客様名},\nThank you for your order.')
  const all = [
    english,
    t(2, '配送状況のご案内', '{お客様名}様\n発送しました。'),
    t(3, 'FAQ', '{お客様名}様\nOrder の件です。'),
  ]
  const ids = (typed: string, suggested: number[] = []) =>
    matches(all, typed, suggested).map((f) => f.template.id)

  it('never begin with a letter in another language', () => {
    expect(ids('')).toEqual([2, 3, 1])
  })

  it('begin with it when it is suggested or the only one by its name', () => {
    expect(ids('', [1])).toEqual([1, 2, 3])
    expect(ids('order')).toEqual([1, 3])
  })
})
