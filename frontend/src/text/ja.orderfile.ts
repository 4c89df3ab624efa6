// Every sentence of the screen 注文の取り込み.
import { count } from './format'

export const orderfile = {
  title: '注文の取り込み',
  lead: '楽天の受注 CSV、Yahoo! の注文 CSV、お店の一覧（CSV・Excel）から、注文を読み込みます。',
  back: '接続に戻る',
  source: 'ファイルと接続',
  account: '注文を入れる接続',
  accountHelp: '楽天・Yahoo! の注文は、そのお店の接続を選びます。',
  choose: 'ファイルを選ぶ',
  chooseOther: '別のファイルを選ぶ',
  drop: 'ここにファイルを落としても選べます（50 MB まで）。ファイルはこの PC の外に出ません。',
  reading: '読んでいます',
  chosen: (name: string, charset: string, sheet: string) =>
    [name, sheet ? `シート「${sheet}」` : '', charset === 'Excel' ? 'Excel' : `文字コード ${charset}`]
      .filter(Boolean)
      .join('・'),

  mapping: '列の対応',
  mappingHelp:
    'どの列を何として読むかです。違っていれば選び直してください。下の「取り込むとどうなるか」がすぐ変わります。',
  field: '項目',
  column: 'ファイルの列',
  sample: '値の例',
  none: '使わない',
  fixed: '決まった値を入れる',
  pick: '選んでください',
  fixedFor: (label: string) => `${label}に入れる値`,
  columnFor: (label: string) => `${label}の列`,
  both: ' ＋ ',
  others: (n: number) => `ほかの項目（${count(n)}）`,
  kind: '状態と配送会社のコード',
  kinds: { '': 'コードは使っていない', rakuten: '楽天のコード', yahoo: 'Yahoo! のコード' } as Record<
    string,
    string
  >,
  dates: '日付の順',
  dateOrders: { ymd: '年・月・日', mdy: '月・日・年', dmy: '日・月・年' } as Record<string, string>,
  saved: '保存した対応を使う',
  guess: '見出しから決める',
  saveAs: 'この対応に付ける名前',
  save: '対応を保存する',
  savedAs: (name: string) => `対応「${name}」を保存しました`,

  outcome: '取り込むとどうなるか',
  counts: {
    orders: '読める注文',
    lines: '明細',
    new: '新しい注文',
    changed: '内容が変わる注文',
    same: '同じ内容の注文',
    kept: 'モールの情報を残す注文',
    left: '除く注文',
  },
  keptHelp: 'モールから直接受け取った注文は、ファイルの内容で置き換えません。',
  first: (n: number) => `はじめの ${count(n)} 件`,
  number: '注文番号',
  orderedAt: '注文日時',
  status: '状態',
  buyer: '注文者',
  items: '商品',
  total: '請求金額',
  unknown: '―',
  notFixed: '未確定',
  times: (name: string, n: number) => (n > 1 ? `${name} × ${count(n)}` : name),

  damaged: (n: number) => `読めない行が ${count(n)} か所あります`,
  damagedHelp:
    '読めない行のある注文は、まるごと除きます。ほかの注文は取り込めます。ファイルを直して、もう一度取り込めます。',
  line: (n: number) => `${count(n)} 行目`,
  wholeRow: '行全体',
  more: (n: number) => `ほかに ${count(n)} か所`,

  go: (n: number) => `${count(n)} 件を取り込む`,
  going: '取り込んでいます',
  nothing: '読める注文がありません。列の対応と、読めない行の理由を確かめてください。',
  nothingNew: 'どの注文も、もう同じ内容で入っています。取り込む必要はありません。',

  done: '取り込みました',
  doneText: (fresh: number, changed: number) =>
    fresh + changed === 0
      ? '変わったものはありません。'
      : `新しい注文 ${count(fresh)} 件、内容が変わった注文 ${count(changed)} 件を保存しました。注文番号で問い合わせと結び付きます。`,
  doneAgain:
    '取り込みは取り消せませんが、同じファイルをもう一度取り込んでも注文は増えません。直したファイルを取り込むと、その内容に変わります。',
  another: '続けて別のファイルを取り込む',
}
