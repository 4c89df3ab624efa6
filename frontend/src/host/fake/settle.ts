// The settlements of the pretend shop: one refund was taken off, one nobody has recorded, one waits.
import { Problem } from '../api'
import { blankEntry } from '../blank.entry'
import type { Answers } from '../methods'
import type {
  SettlementFile,
  SettlementFileView,
  SettlementImport,
  SettlementLine,
  SettlementMap,
} from '../types'
import type { Desk } from './desk'

type Some =
  | 'Settlement'
  | 'SettlementFiles'
  | 'SettlementPreview'
  | 'ImportSettlement'
  | 'ForgetSettlement'
  | 'JudgeSettlement'
  | 'RecordSettlement'
  | 'PickSettlementFile'

const LABELS: Record<string, string> = {
  waiting: '未反映',
  differs: '金額相違',
  unknown: '経理に記録がない',
  same: '一致',
  out: '対象外',
}

const blank: SettlementLine = {
  key: '',
  channel: 'rakuten',
  channel_name: '楽天市場',
  entry_id: 0,
  event_id: '',
  date: '',
  type_label: '',
  rows: [],
  order: '',
  ours: 0,
  theirs: 0,
  day: '',
  due: '',
  late: false,
  round: '',
  state: 'waiting',
  state_label: '',
  why: '',
  judged: false,
  reason: '',
  by: '',
  at: 0,
  draft: 0,
}

const first = (month: string, before: string): SettlementLine[] => [
  {
    ...blank,
    key: 'e1',
    entry_id: 1,
    event_id: `EV-${month.replace('-', '')}-0001`,
    date: `${month}-05`,
    type_label: '一部返金',
    order: '412345-20261105-0000000001',
    ours: 1100,
    due: `${month}-30`,
  },
  {
    ...blank,
    key: 'e11',
    entry_id: 11,
    event_id: `EV-${month.replace('-', '')}-0011`,
    date: `${month}-07`,
    type_label: '返品・全額返金',
    order: '412345-20261107-0000000011',
    ours: 5460,
    theirs: 5000,
    rows: [2],
    day: `${month}-20`,
    round: '11-20',
    state: 'differs',
  },
  {
    ...blank,
    key: 'r3',
    rows: [3],
    order: '412345-20261030-0000000099',
    theirs: 700,
    day: `${month}-20`,
    round: '11-20',
    state: 'unknown',
  },
  {
    ...blank,
    key: 'e9',
    entry_id: 9,
    event_id: `EV-${before.replace('-', '')}-0009`,
    date: `${before}-28`,
    type_label: '返品・全額返金',
    order: '412345-20261028-0000000009',
    ours: 4400,
    theirs: 4400,
    rows: [1],
    day: `${month}-05`,
    round: '11-05',
    state: 'same',
  },
]

const guessed: SettlementMap = {
  order: '注文番号',
  amount: '金額',
  day: '精算日',
  kind: '種別',
  round: '',
  signs: 'minus',
  skip: ['システム利用料'],
  dates: 'ymd',
  prefix: '',
}

const COLUMNS = [
  { name: '注文番号', samples: ['412345-20261105-0000000001'] },
  { name: '種別', samples: ['売上', '返金', 'システム利用料'] },
  { name: '金額', samples: ['9,900', '-1,100', '-120'] },
  { name: '精算日', samples: ['2026/11/20'] },
]

function preview(of: SettlementImport, known: SettlementFile[]): SettlementFileView {
  const map = of.own ? of.map : guessed
  const problem =
    map.order === ''
      ? '注文番号の列が分かりません。何も取り込んでいません。注文番号がどの列にあるかを選んでください。'
      : map.day === '' && of.day === ''
        ? '精算日の列が分かりません。何も取り込んでいません。列を選ぶか、この精算書の精算日を入れてください。'
        : ''
  const skips = map.skip.includes('システム利用料')
  return {
    name: '精算.csv',
    charset: 'CP932',
    sheet: '',
    columns: COLUMNS,
    map,
    saved: false,
    problem,
    rows: problem
      ? []
      : [
          {
            id: 0,
            line: 3,
            order: '412345-20261105-0000000001',
            yen: 1100,
            day: of.day || '2026-11-20',
            kind: '返金',
            round: of.round,
          },
        ],
    counts: { rows: skips ? 1 : 2, yen: skips ? 1100 : 1220, added: 1, fees: 1, fees_yen: 50000, left: 1 },
    kinds: [
      { name: '返金', rows: 1, yen: 1100, skip: false },
      { name: 'システム利用料', rows: 1, yen: 120, skip: skips },
    ],
    damaged: [{ line: 5, column: '金額', reason: '金額として読めません。' }],
    more: 0,
    known,
  }
}

export function settlements(desk: Desk): Answers<Some> {
  const month = new Date(desk.now + 9 * 3_600_000).toISOString().slice(0, 7)
  const before = new Date(Date.parse(`${month}-01T00:00:00Z`) - 1).toISOString().slice(0, 7)
  let lines = first(month, before)
  let files: SettlementFile[] = []
  const change = (over: Partial<SettlementLine>, of: { entries: number[]; rows: number[] }) => {
    lines = lines.map((l) =>
      (l.entry_id > 0 && of.entries.includes(l.entry_id)) ||
      (l.entry_id === 0 && l.rows.some((r) => of.rows.includes(r)))
        ? { ...l, ...over }
        : l,
    )
  }
  return {
    Settlement: (q) => {
      const shown = lines.map((l) => ({ ...l, state_label: LABELS[l.state] ?? l.state }))
      const here = shown.filter(
        (l) => (l.date || l.day).startsWith(q.month) && (!q.channel || l.channel === q.channel),
      )
      return {
        month: q.month,
        channel: q.channel,
        files: files.length,
        sums: Object.entries(LABELS).map(([state, label]) => {
          const of = here.filter((l) => l.state === state)
          return {
            state,
            label,
            count: of.length,
            ours: of.reduce((n, l) => n + l.ours, 0),
            theirs: of.reduce((n, l) => n + l.theirs, 0),
          }
        }),
        lines: here,
        carried: shown.filter((l) => l.date !== '' && l.date < `${q.month}-01` && l.day >= `${q.month}-01`),
        later: [
          {
            entry_id: 6,
            event_id: `EV-${q.month.replace('-', '')}-0006`,
            date: `${q.month}-09`,
            channel_name: '楽天市場',
            order: '412345-20261105-0000000001',
            type_label: '返送料（店負担）',
            partner: 'ヤマト運輸',
            amount: 1210,
            settled: '運送会社の請求',
            due: '2026-12',
          },
        ],
      }
    },
    SettlementFiles: () => ({ files }),
    SettlementPreview: (q) => preview(q, files),
    ImportSettlement: (q) => {
      const { counts, kinds, damaged, more } = preview(q, [])
      const [known] = files
      const file = known ?? {
        id: 1,
        channel: q.channel,
        channel_name: '楽天市場',
        name: '精算.csv',
        sha256: 'aa',
        rows: counts.rows,
        left: counts.left,
        from: '2026-11-05',
        to: '2026-11-20',
        at: desk.now,
        by: '高橋',
      }
      files = [file]
      return { file, again: known !== undefined, counts, kinds, damaged, more }
    },
    ForgetSettlement: () => {
      files = []
      return {}
    },
    JudgeSettlement: (j) => {
      if (j.verdict === 'out' && j.reason === '')
        throw new Problem('settlement_reason', '対象外にする理由が空です。何も変えていません。')
      if (j.verdict === 'link') {
        const row = lines.find((l) => l.entry_id === 0 && l.rows.some((r) => j.rows.includes(r)))
        lines = lines.filter((l) => l !== row)
        change(
          {
            theirs: row?.theirs ?? 0,
            day: row?.day ?? '',
            state: 'differs',
            judged: true,
            by: '高橋',
            at: desk.now,
          },
          { entries: j.entries, rows: [] },
        )
      } else {
        const over = j.verdict
          ? { state: 'out', why: 'person', judged: true, reason: j.reason, by: '高橋', at: desk.now }
          : { state: 'waiting', why: '', judged: false, reason: '' }
        change(over, j)
      }
      return {}
    },
    RecordSettlement: ({ id }) => {
      const row = lines.find((l) => l.entry_id === 0 && l.rows.includes(id))
      change({ draft: 3 }, { entries: [], rows: [id] })
      return {
        ...blankEntry,
        id: 3,
        date: row?.day ?? '',
        order_number: row?.order ?? '',
        amount: row?.theirs ?? 0,
      }
    },
    PickSettlementFile: () => ({ token: 's', name: '精算.csv', size: 900 }),
  }
}
