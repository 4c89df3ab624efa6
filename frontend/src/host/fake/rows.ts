import type { Row } from '../types'
import { at, DAY, dice, FAMILY, GIVEN, HOUR, TALK } from './seed'

const SHOPS = [
  {
    account: 1,
    account_name: '見本堂 楽天市場店',
    kind: 'rakuten',
    mall: '楽天市場',
    mark: '楽',
    shape: 'square',
  },
  {
    account: 2,
    account_name: '見本堂 Yahoo!店',
    kind: 'yahoo',
    mall: 'Yahoo!ショッピング',
    mark: 'Y!',
    shape: 'circle',
  },
  { account: 3, account_name: 'shop@mihondo.example', kind: 'mailbox', mall: '', mark: '✉', shape: 'square' },
] as const

export const shopOf = (account: number) => SHOPS[account - 1] ?? SHOPS[0]

/** 期限後, 当日, 前日 …: how near the due time is. */
export function level(dueAt: number, now: number): Row['level'] {
  if (!dueAt) return ''
  if (dueAt <= now) return 'late'
  if (dueAt < at(now, 1, 0)) return 'today'
  return dueAt < at(now, 2, 0) ? 'soon' : 'later'
}

export function row(id: number, account: number, now: number, over: Partial<Row>): Row {
  const dueAt = over.due_at ?? 0
  const lastIn = over.last_in_at ?? now - 3 * HOUR
  return {
    id,
    ...shopOf(account),
    about: '',
    remote_id: `R-${id}`,
    subject: '',
    customer: '',
    snippet: '',
    state: 'new',
    owner_id: 0,
    owner: '',
    due_at: dueAt,
    level: level(dueAt, now),
    last_in_at: lastIn,
    last_out_at: 0,
    last_at: lastIn,
    order_number: `412345-20261115-00618${String(id).padStart(5, '0')}`,
    link_reason: 'mall',
    category_id: 0,
    topic: '',
    care: '',
    vip: false,
    repeat: false,
    scam: false,
    tags: [],
    snooze_until: 0,
    snooze_for: '',
    due_why: '',
    due_set: 0,
    woke_at: 0,
    thanks: false,
    returned: false,
    unread: false,
    message_count: 1,
    has_files: false,
    official: false,
    deadline: 0,
    sending: '',
    ...over,
  }
}

type Scene = [
  account: number,
  customer: string,
  count: number,
  due: [number, number, number],
  subject: string,
  snippet: string,
  over?: Partial<Row>,
]

// The morning of the target pictures.
const scenes: Scene[] = [
  [
    1,
    '佐藤 美咲',
    4,
    [0, 8, 40],
    '届いたマグカップが割れていました',
    '写真を送ります。割れた箇所の写真です。',
    { unread: true, has_files: true, owner: '田中', order_number: '412345-20261115-0061820734' },
  ],
  [
    2,
    '',
    2,
    [0, 9, 40],
    '配送状況について',
    'まだ届かないのですが、いつ頃届きますか。',
    { unread: true, order_number: '10048213' },
  ],
  [
    3,
    '小川 哲也',
    3,
    [0, 10, 22],
    'Re: 請求書の宛名変更のお願い',
    '先日お願いした請求書の宛名の件です。',
    { owner: '高橋' },
  ],
  [
    1,
    '中村 由紀子',
    1,
    [0, 12, 30],
    'のしの表書きを変更したい',
    '「御歳暮」でお願いします。名入れは不要です。',
    { unread: true },
  ],
  [1, '渡辺 翔', 2, [0, 14, 0], 'お届け日の変更', '23日の午前中に変更できますか', { owner: '田中' }],
  [
    2,
    '',
    1,
    [0, 15, 10],
    '電子レンジで使えますか',
    '粉引の飯碗について質問です。',
    { unread: true, order_number: '', link_reason: '' },
  ],
  [
    3,
    '株式会社あおば企画 総務部',
    5,
    [0, 17, 0],
    '名入れ 30 個の見積もり',
    '納期は12月10日を希望しています。',
    { has_files: true, order_number: '', link_reason: '', owner: '高橋' },
  ],
  [1, '藤田 和代', 1, [0, 18, 0], '領収書の発行について', '会社名で発行をお願いします。', { unread: true }],
  [1, '石井 真', 2, [0, 18, 40], 'キャンセルしたいです', '同じ商品を二重に注文してしまいました。'],
  [
    2,
    '',
    1,
    [1, 9, 20],
    'ギフト包装の追加',
    '手提げ袋を2枚つけてください。',
    { unread: true, order_number: '10048377' },
  ],
  [
    3,
    'Emily Carter',
    1,
    [1, 10, 5],
    'Question about my order',
    'Could you tell me the size of the bowl?',
    { order_number: '', link_reason: '' },
  ],
  [1, '松本 恵', 1, [1, 11, 30], '再入荷の予定', '豆皿の再入荷はいつ頃でしょうか。'],
  [1, '木村 直人', 1, [1, 15, 0], '箱だけ購入できますか', '贈り物用の箱だけ購入できますか。'],
  [3, '有限会社みほん商会', 2, [1, 17, 0], 'Re: 納品書の件', '納品書の再発行をお願いします。'],
]

export const firstRows = (now: number): Row[] =>
  scenes.map(([account, customer, count, [d, h, m], subject, snippet, over], i) => {
    const number = account === 2 ? { order_number: `1004${8200 + i}` } : {}
    return row(i + 1, account, now, {
      customer,
      subject,
      snippet,
      message_count: count,
      due_at: at(now, d, h, m),
      last_in_at: at(now, d === 1 ? 0 : -1, 9, 31 + i),
      ...number,
      ...over,
    })
  })

const PLENTY: readonly (readonly [string, number])[] = [
  ['working', 5],
  ['review', 2],
  ['waiting', 38],
  ['snoozed', 7],
  ['done', 2600],
  ['ignored', 340],
]

/** The years before: a few thousand closed ones and the rest of the tabs. */
export function oldRows(now: number, from: number): Row[] {
  const roll = dice(20261120)
  const rows: Row[] = []
  for (const [state, many] of PLENTY)
    for (let i = 0; i < many; i++) {
      const account = 1 + roll(3)
      const [subject, snippet] = TALK[roll(TALK.length)] ?? ['', '']
      const closed = state === 'done' || state === 'ignored'
      const last = closed ? now - (i + 1) * 14 * HOUR - roll(HOUR) : now - roll(2 * DAY)
      rows.push(
        row(from + rows.length, account, now, {
          state,
          subject,
          snippet,
          customer: account === 2 ? '' : `${FAMILY[roll(FAMILY.length)]} ${GIVEN[roll(GIVEN.length)]}`,
          order_number:
            account === 2
              ? String(10040000 + roll(9999))
              : `412345-20261101-00${String(roll(99999999)).padStart(8, '0')}`,
          message_count: 1 + roll(5),
          due_at: state === 'working' || state === 'snoozed' ? at(now, 1 + roll(3), 9 + roll(8), 20) : 0,
          last_in_at: last,
          last_at: last,
          owner: ['', '田中', '高橋'][roll(3)] ?? '',
        }),
      )
    }
  return rows
}
