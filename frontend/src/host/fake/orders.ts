import type { Order, OrderFacts, OrderRow, Row } from '../types'
import { at } from './seed'

const place = {
  name: '佐藤 美咲',
  zip: '0000012',
  state: '東京都',
  city: '見本区',
  rest: '若葉 1-2-3 見本マンション 405',
  phone: '090-0000-4721',
  kana: '',
  waiting: false,
}

export function facts(row: Row, now: number): OrderFacts {
  const name = row.customer || '見本 花子'
  const to = { ...place, name }
  return {
    number: row.order_number,
    ordered_at: at(now, -5, 21, 8),
    source: row.about ? 'mail' : '',
    status: 'shipped',
    status_as: '発送済',
    sub: '',
    paid: true,
    paid_at: at(now, -4, 10, 0),
    payment: 'クレジットカード',
    buyer: { name, address: 'masked@relay.example', phone: place.phone, kana: '' },
    buyer_at: to,
    gift: false,
    remarks: '結婚祝いのため、のし「寿」・外のしでお願いします。',
    memo: '',
    wish: '11/19 午前中',
    noshi: '寿',
    parcels: [
      {
        to,
        carrier: 'mihon',
        carrier_as: '見本運輸',
        number: '4500-0012-3456',
        track: 'https://track.mihon-unyu.example/n?450000123456',
        shipped_at: '2026-11-17',
        arrives: '2026-11-19',
        drop_off: '',
        pages: [
          {
            carrier: 'mihon',
            name: '見本運輸',
            url: 'https://track.mihon-unyu.example/n?450000123456',
          },
        ],
        decided: 'mall',
        verdict: '',
        third: false,
      },
    ],
    lines: [
      {
        code: 'MG-350-AI',
        name: '鉄釉マグカップ 藍 350ml',
        price: 3300,
        count: 2,
        tax_rate: 10,
        sku: '',
        options: '',
        lead: '',
      },
      {
        code: 'MZ-05-KH',
        name: '粉引の豆皿 5枚組',
        price: 2750,
        count: 1,
        tax_rate: 10,
        sku: '',
        options: '',
        lead: '',
      },
    ],
    amounts: [
      { label: '小計', yen: 9350, role: '' },
      { label: '送料', yen: 0, role: '' },
      { label: 'ギフト包装', yen: 330, role: '' },
      { label: 'クーポン（店舗負担）', yen: -500, role: '' },
    ],
    total: 9180,
    taxes: [{ rate: 10, total: 9180, tax: 834 }],
    receipt: '',
    change: '',
    book_as: '',
    refund_by: '',
    caution: '',
    url: 'https://order.mall.example/1',
  }
}

export const order = (row: Row, now: number): Order => ({
  id: row.id,
  account: row.account,
  kind: row.kind,
  mark: row.mark,
  shape: row.shape,
  shop: row.account_name,
  synced_at: now - 180_000,
  reason: row.link_reason,
  linked: true,
  facts: facts(row, now),
  receipt_by: {
    who: 'mall',
    ready: true,
    until: '2028-11-15',
    issued: 0,
    line: 'お客様が楽天市場の購入履歴で発行します（2028年11月15日まで）',
    why: '店舗からは発行しません。宛名の入力は一度だけで、あとから変えられません。',
    cautions: [],
  },
})

export const orderRow = (row: Row, now: number, items = 'マグカップ 藍 × 1', total = 3300): OrderRow => ({
  id: row.id,
  account: row.account,
  kind: row.kind,
  number: row.order_number,
  ordered_at: at(now, -200, 12, 0),
  status: 'finished',
  status_as: '完了',
  buyer: row.customer,
  total,
  items,
})
