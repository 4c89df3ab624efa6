import { expect, it } from 'vitest'
import { facts as factsOf } from '../host/fake/orders'
import { row } from '../host/fake/rows'
import type { Amount, Line, OrderFacts, Tax } from '../host/types'
import { differs, goodsAlone, OPEN } from './addsUp'

type Parts = { total: number; amounts: Amount[]; taxes: Tax[]; goods: number; more?: Partial<OrderFacts> }

function order({ total, amounts, taxes, goods, more }: Parts): OrderFacts {
  const base = factsOf(row(1, 1, 0, {}), 0)
  const line: Line = {
    code: 'A',
    name: '皿',
    price: goods,
    count: 1,
    tax_rate: 10,
    sku: '',
    options: '',
    lead: '',
  }
  return { ...base, total, amounts, taxes, lines: [line], source: '', status: 'shipped', ...more }
}

const yen = (label: string, n: number, role = ''): Amount => ({ label, yen: n, role })
const rate = (percent: number, total: number): Tax => ({
  rate: percent,
  total,
  tax: Math.floor((total * percent) / (100 + percent)),
})

/** 楽天: two rates, wrapping, postage, a coupon on one rate, points that leave the tax alone. */
const rakuten: Parts = {
  total: 5900,
  goods: 5440,
  amounts: [
    yen('小計', 5440),
    yen('送料', 550),
    yen('ギフト包装', 330),
    yen('クーポン', -300),
    yen('ポイント', -120, 'pays'),
  ],
  taxes: [rate(10, 4540), rate(8, 1480)],
}

/** Yahoo!: the rates are made from the goods; the rest stands beside them. */
const yahoo: Parts = {
  total: 6720,
  goods: 5940,
  amounts: [
    yen('商品合計', 5940),
    yen('送料', 550),
    yen('ギフト包装料', 330),
    yen('ポイント利用', -100, 'pays'),
  ],
  taxes: [rate(10, 2980), rate(8, 2960)],
}

const cash: Parts = {
  total: 2360,
  goods: 1480,
  amounts: [yen('小計', 1480), yen('送料', 550), yen('代引料', 330, 'cash')],
  taxes: [rate(10, 880), rate(8, 1480)],
}

it.each<[string, Parts]>([
  ['楽天 with wrapping, coupon, points and two rates', rakuten],
  ['Yahoo! with postage, wrapping and points', yahoo],
  ['代引料 within the due amount', cash],
  ['代引料 outside of it', { ...cash, total: 2030 }],
  [
    'all paid by points',
    { ...yahoo, total: 0, amounts: [...yahoo.amounts.slice(0, 3), yen('ポイント利用', -6820, 'pays')] },
  ],
  ['not fixed yet', { ...rakuten, total: OPEN }],
  ['postage not fixed yet', { ...rakuten, amounts: [yen('小計', 5440), yen('送料', OPEN)] }],
  ['cancelled, nothing due', { ...rakuten, total: 0, more: { status: 'canceled' } }],
  [
    'prices without tax, borne out by the rates',
    { ...rakuten, amounts: [yen('小計', 4946), ...rakuten.amounts.slice(1)] },
  ],
  [
    'a file that names some parts only',
    { ...yahoo, amounts: [yen('送料', 550)], taxes: [], more: { source: 'file' } },
  ],
])('finds nothing to say: %s', (_, parts) => {
  expect(differs(order(parts))).toBe(false)
})

it.each<[string, Parts]>([
  ['楽天 a rate a yen too high', { ...rakuten, taxes: [rate(10, 4541), rate(8, 1480)] }],
  ['楽天 a rate missing', { ...rakuten, taxes: [rate(10, 4540)] }],
  ['楽天 due amount changed', { ...rakuten, total: 5800 }],
  ['Yahoo! a yen apart', { ...yahoo, total: 6721 }],
  ['Yahoo! postage twice', { ...yahoo, total: 7270 }],
  ['Yahoo! without any rate', { ...yahoo, total: 6721, taxes: [] }],
  ['a coupon taken for points', { ...rakuten, amounts: rakuten.amounts.map((a) => ({ ...a, role: '' })) }],
  ['代引料 counted twice', { ...cash, total: 2690 }],
  ['a file whose rates differ', { ...rakuten, total: 5800, more: { source: 'file' } }],
])('warns: %s', (_, parts) => {
  expect(differs(order(parts))).toBe(true)
})

it('says of Yahoo! alone that the rates hold the goods only', () => {
  expect(goodsAlone(order(yahoo))).toBe(true)
  expect(goodsAlone(order(rakuten))).toBe(false)
  expect(goodsAlone(order(cash))).toBe(false)
})
