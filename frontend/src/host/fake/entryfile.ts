// A table of refunds that somebody has kept elsewhere: its mall stands in no column, and one word is not ours.
import { Problem } from '../api'
import type {
  EntryFileView,
  EntryImport,
  EntryImportRow,
  EntryMap,
  EntryMapName,
  EntryMapSave,
  OrderField,
} from '../types'
import { bookWords } from './bookwords'

const field = (key: string, label: string, column = '', samples: string[] = []): OrderField => ({
  key,
  label,
  columns: column ? [column] : [],
  constant: '',
  samples,
})

const columns = [
  { name: '返金日', samples: ['2026/11/05', '2026/11/06'] },
  { name: '受注番号', samples: ['412345-20261105-0000000001', '412345-20261106-0000000002'] },
  { name: '区分', samples: ['一部返金', '値引'] },
  { name: '返金額', samples: ['1,100円', '2200'] },
  { name: '理由', samples: ['箱のつぶれ', '遅れ'] },
]

const guessed: OrderField[] = [
  field('date', '発生日', '返金日', columns[0]?.samples),
  field('channel', 'モール'),
  field('order_no', '注文番号', '受注番号', columns[1]?.samples),
  field('type_label', '種別', '区分', columns[2]?.samples),
  field('rate', '税率'),
  field('amount', '金額(税込)', '返金額', columns[3]?.samples),
  field('memo', '摘要', '理由', columns[4]?.samples),
  field('debit', '借方科目'),
]

const row = (line: number, over: Partial<EntryImportRow> = {}): EntryImportRow => ({
  line,
  place: `${line} 行目`,
  event_id: '',
  date: '2026-11-05',
  type: 'REFUND_PARTIAL',
  amount: 1100,
  does: 'new',
  reason: '',
  ...over,
})

const nothing = { rows: [], new: 0, same: 0, refused: 0, done: false, doubts: [] }

/** Saved maps live as long as the shop. */
export function entryFiles() {
  let maps: EntryMap[] = []
  const listed = () => ({ maps })
  return {
    ImportEntries: (asked: EntryImport) => look(asked, maps),
    PickEntryFile: () => ({ token: 'e', name: '返金.csv', size: 400 }),
    EntryMaps: listed,
    SaveEntryMap: ({ name, fields, words }: EntryMapSave) => {
      if (name.trim() === '')
        throw new Problem(
          'entry_map_name',
          '列の対応に付ける名前を、60 文字までで入れてください。まだ保存していません。',
        )
      const kept = { name: name.trim(), columns: columns.map((c) => c.name), fields, words }
      maps = [...maps.filter((m) => m.name !== kept.name), kept]
      return listed()
    },
    RemoveEntryMap: ({ name }: EntryMapName) => {
      maps = maps.filter((m) => m.name !== name)
      return listed()
    },
  }
}

function look(asked: EntryImport, maps: EntryMap[]): EntryFileView {
  const kept = asked.guess ? undefined : (maps.find((m) => m.name === asked.map) ?? maps[0])
  const used = asked.fields.length > 0 ? asked.fields : (kept?.fields ?? guessed)
  const words = asked.fields.length > 0 ? asked.words : [...(kept?.words ?? []), ...asked.words]
  const mall = used.find((f) => f.key === 'channel')
  const known = words.some((w) => w.word === '値引')
  const view: EntryFileView = {
    name: '返金.csv',
    table: true,
    columns,
    fields: used,
    words: known ? words : [{ field: 'type_label', word: '値引', ours: '' }],
    choices: [
      { field: 'type_label', words: bookWords.kinds.map((k) => ({ word: k.label, label: k.label })) },
      { field: 'type', words: bookWords.kinds.map((k) => ({ word: k.code, label: k.label })) },
      { field: 'channel', words: bookWords.channels.map((c) => ({ word: c.code, label: c.label })) },
    ],
    map: asked.fields.length > 0 ? asked.map : (kept?.name ?? ''),
    maps: maps.map((m) => ({ name: m.name, fits: true })),
    problem: '',
    plan: nothing,
  }
  if (!mall?.constant && mall?.columns.length === 0)
    return {
      ...view,
      words: [],
      problem: '「モール」がどの列か分かりません。列を選ぶか、「決まった値を入れる」で値を決めてください。',
    }
  const bad = row(3, { does: 'refused', reason: '種別が分かりません。', type: '値引', amount: 2200 })
  const rows = known ? [row(2), row(3, { amount: 2200, date: '2026-11-06' })] : [bad, row(2)]
  return {
    ...view,
    plan: { ...nothing, rows, new: known ? 2 : 1, refused: known ? 0 : 1, done: asked.apply },
  }
}
