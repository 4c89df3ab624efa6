// What a reply promises and the books shall know once it has left.

import { count } from './format'

export const promise = {
  sum: (n: number) => `${count(n)}円`,
  label: 'この返信で経理に記録',
  line: (what: string, amount: string) => `この返信で${what}${amount ? ` ${amount}` : ''} を記録`,
  before: 'この返信で',
  after: '円 を記録',
  type: '記録する種別',
  amount: '記録する金額（円）',
  whole: '全額',
  later: 'あとで',
  confirm: '確定もする',
  confirmed: '（確定も）',
  confirmHelp: '付けないと下書きとして残り、あとで確かめて確定できます。',
  when: '返信が送られたあとに記録します。取り消した返信では記録しません。',
  missing: '約束していますが、まだ記録しません。記録するなら印を付けてください。',
  template: 'このテンプレートの返信は、ふつう記録します。記録するなら印を付けてください。',
  there: (entry: string) => `もう記録があります（${entry}）`,
  add: 'この返信で経理に記録する',
  held: (what: string) => `送ると経理に記録：${what}`,
  asked: (what: string) => `送られたら経理に記録：${what}`,
  templateField: '送ると記録するもの',
  templateHelp: '返信の欄に、記録の行が出ます。印を付けるのは書く人です。',
  templateNone: '記録しない',
  stands: '経理',
  standsAs: (type: string, amount: string, state: string) => `経理の記録：${type} ${amount}（${state}）`,
  happened: (what: string) => `送った返信から、経理の記録（${what}）を作りました`,
  change: (words: string) => `モールの記録：${words}`,
  refundBy: (day: string) => `返金手続きの期限：${day}`,
  toMail: '送った返信を開く',
}
