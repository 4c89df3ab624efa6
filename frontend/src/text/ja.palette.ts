// The command palette: its own words, how everything is read, and why something does not apply now.
import type { Action } from '../keys/keymap'
import type { Screen, State } from '../nav'

const OPEN_FIRST = '問い合わせを開くと使えます'
const AT_DESK = '受付の画面で使えます'
const WRITING = '返信の欄が開いていると使えます'

const readings: Partial<Record<Action, string>> = {
  toList: 'いちらんへ',
  toThread: 'かいわへ',
  toOrder: 'ちゅうもんへ',
  reference: 'かこのかいとう にたといあわせ',
  manual: 'てじゅんしょ まにゅある',
  faqs: 'よくあるしつもん えふえーきゅー',
  previousTab: 'まえのたいおうじょうきょう',
  nextTab: 'つぎのたいおうじょうきょう',
  goSnoozed: 'ふぉろーよていをみる',
  goWaiting: 'へんしんずみをみる',
  goDone: 'かんりょうをみる',
  search: 'けんさくする さがす',
  reply: 'へんしんをかく',
  start: 'おきゃくさまにれんらくする てんぽからさきに',
  note: 'しゃないめもをかく',
  call: 'でんわめもをかく',
  done: 'かんりょうにする',
  snooze: 'ふぉろーよていにする',
  due: 'へんしんきげんをきめる',
  bringBack: 'みたいおうにもどす おれい',
  oldest: 'いちばんふるいみへんしんをひらく',
  morning: 'あさのいちまい',
  ignore: 'たいおうふようにする',
  unread: 'みどくにもどす',
  undo: 'もとにもどす とりけす',
  writing: 'ひろいがめんでかく',
  chooseAll: 'すべてえらぶ',
  assign: 'たんとうをえらぶ',
  paper: 'いんさつ ぴーでぃーえふ しょうこいっしき',
  help: 'きーのいちらん へるぷ',
  send: 'へんしんする おくる そうしん',
  templates: 'てんぷれーとをえらぶ',
  nextProblem: 'つぎのもんだいへ',
  accept: 'ちゅういをたしかめました',
  attach: 'ふぁいるをてんぷする',
  takeBack: 'そうしんをとりけす とりもどす',
  receive: 'いまじゅしんする',
}

const why: Partial<Record<Action, string>> = {
  toList: AT_DESK,
  toThread: AT_DESK,
  toOrder: AT_DESK,
  reference: AT_DESK,
  manual: 'この分類の手順書はまだありません',
  previousTab: AT_DESK,
  nextTab: AT_DESK,
  goSnoozed: AT_DESK,
  goWaiting: AT_DESK,
  goDone: AT_DESK,
  undo: '元に戻せる操作がありません',
  takeBack: '送信待ちの返信がありません',
  send: WRITING,
  templates: WRITING,
  faqs: WRITING,
  nextProblem: WRITING,
  accept: WRITING,
  attach: WRITING,
}

const screens: Record<Screen, string> = {
  inbox: 'うけつけ',
  search: 'けんさく',
  morning: 'あさのいちまい',
  outbox: 'そうしんまち',
  customers: 'おきゃくさま',
  templates: 'てんぷれーと',
  report: 'れぽーと',
  accounts: 'せつぞく',
  settings: 'せってい',
}

const states: Record<State, string> = {
  new: 'みたいおう',
  working: 'たいおうちゅう',
  review: 'しょうにんまち',
  waiting: 'へんしんずみ',
  snoozed: 'ふぉろーよてい',
  done: 'かんりょう',
  ignored: 'たいおうふよう',
}

const sections: Record<string, string> = {
  shop: 'せってい てんぽ',
  alerts: 'せってい つうち',
  senders: 'せってい さしだしにん',
  look: 'せってい がめん いろ',
  staff: 'せってい たんとうしゃ',
  categories: 'せってい ぶんるい',
  tags: 'せってい たぐ',
  names: 'せってい ぶんるい たぐ',
  carriers: 'せってい うんそうがいしゃ',
  calendar: 'せってい えいぎょうび',
  due: 'せってい へんしんきげん',
  rules: 'せってい ふりわけ',
}

export const palette = {
  title: '操作を探す',
  hint: '操作・画面・テンプレート・お名前・注文番号',
  choose: '選ぶ',
  run: '行う',
  none: (q: string) => `「${q}」に一致するものはありません。語を減らしてください。`,
  groups: {
    act: '操作',
    go: '画面',
    template: 'テンプレート',
    inquiry: '問い合わせ',
    order: '注文',
  },
  stateOf: (state: string) => `一覧：${state}`,
  sectionOf: (title: string) => `設定：${title}`,
  viewOf: (name: string) => `表示：${name}`,
  drafts: '書きかけと捨てた下書き',
  draftsReading: 'かきかけ すてたしたがき',
  recentReading: 'さいきんのそうさ',
  findInquiries: 'この注文の問い合わせを探す',
  readings,
  screens,
  states,
  sections,
  why,
  whyOther: OPEN_FIRST,
  whyTemplate: OPEN_FIRST,
}
