// A list of three orders that somebody has downloaded, one of them with a damaged row.
import { Problem } from '../api'
import type {
  OrderFacts,
  OrderField,
  OrderFileCounts,
  OrderFileQuery,
  OrderFileView,
  OrderMap,
} from '../types'
import type { Desk } from './desk'
import { order } from './orders'

const field = (key: string, label: string, columns: string[], samples: string[] = []): OrderField => ({
  key,
  label,
  columns,
  constant: '',
  samples,
})

const guessed: OrderMap = {
  name: '',
  kind: 'rakuten',
  dates: 'ymd',
  prefix: '',
  fields: [
    field('number', '注文番号', ['注文番号']),
    field('buyer_name', '注文者の名前', ['注文者姓', '注文者名']),
    field('total', '請求金額', ['請求金額']),
    field('memo', 'お店のメモ', []),
  ],
}

const columns = [
  { name: '注文番号', samples: ['246369-20261101-0000674999'] },
  { name: '注文者姓', samples: ['髙橋'] },
  { name: '注文者名', samples: ['花子'] },
  { name: '請求金額', samples: ['3,960'] },
]

const counts: OrderFileCounts = { orders: 2, new: 1, changed: 0, same: 0, kept: 1, left: 1, lines: 3 }
const damaged = [{ line: 3, column: '請求金額', reason: '金額として読めません。' }]

function preview(map: OrderMap, orders: OrderFacts[]): OrderFileView {
  const used = map.fields.length > 0 ? map : guessed
  const readable = used.fields.some((f) => f.key === 'number' && f.columns.length > 0)
  return {
    name: '受注.csv',
    charset: 'CP932',
    sheet: '',
    columns,
    map: used,
    problem: readable
      ? ''
      : '注文番号の列が分かりません。何も取り込んでいません。注文番号がどの列にあるかを選んでください。',
    orders: readable ? orders : [],
    counts,
    damaged,
    more: 0,
  }
}

/** The methods of the import; saved maps live as long as the shop. */
export function orderFiles(desk: Desk) {
  const maps: OrderMap[] = []
  const first = [...desk.rows.values()].filter((r) => r.order_number).slice(0, 2)
  return {
    OrderFilePreview: ({ map }: OrderFileQuery) =>
      preview(
        map,
        first.map((r) => order(r, desk.now).facts),
      ),
    OrderFileImport: () => ({ counts, damaged, more: 0 }),
    OrderMaps: () => ({ maps }),
    SaveOrderMap: (map: OrderMap) => {
      if (map.name.trim() === '') {
        throw new Problem('order_map_name', '列の対応に付ける名前を入れてください。まだ保存していません。')
      }
      maps.push(map)
      return { maps }
    },
    PickOrderFile: () => ({ token: 't', name: '受注.csv', size: 1200 }),
  }
}
