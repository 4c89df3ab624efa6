// Every sentence of the screen 経理の記録を取り込む.
import { count } from './format'

export const entryfile = {
  open: 'ファイルから取り込む',
  title: '経理の記録を取り込む',
  lead: 'ほかの表や、前の窓口で書き出した記録（JSON・CSV）から、経理の記録を取り込みます。',
  back: '経理に戻る',
  source: 'ファイル',
  drop: 'ここにファイルを落としても選べます（JSON・CSV、20 MB まで）。ファイルはこの PC の外に出ません。',
  sure: '取り込んだ記録は、確定として入ります。1 行でも読めないところがあれば、何も取り込みません。',

  fields: '列の対応',
  fieldsHelp:
    'どの列を何として読むかです。仕訳の列がなければ、種別ごとのいつもの仕訳を付けます。名前を付けて保存すると、同じ見出しの表は次からその対応で読みます。',
  removeMap: 'この対応を消す',
  mapRemoved: (name: string) => `対応「${name}」を消しました。取り込んだ記録はそのままです。`,
  words: 'ファイルの言葉',
  wordsHelp: '窓口の言葉が分からない値です。どれに当たるかを選んでください。',
  wordOf: (field: string, word: string) => `${field}「${word}」`,
  unknown: '選んでください',

  outcome: '取り込むとどうなるか',
  counts: { new: '入る記録', same: 'もう入っている記録', refused: '取り込めない記録' },
  place: '行',
  event: 'イベントID',
  date: '発生日',
  type: '種別',
  amount: '金額（税込）',
  does: 'どうなるか',
  become: { new: '入ります', same: 'もう入っています', refused: '取り込めません' } as Record<string, string>,
  fresh: '（番号を付けます）',
  first: (n: number) => `はじめの ${count(n)} 件`,
  refused: (n: number) => `取り込めない記録が ${count(n)} 件あります`,
  refusedHelp: '直すまで、何も取り込みません。列の対応か、ファイルを直してください。',
  hidden: (n: number) => `ほかに ${count(n)} 件`,
  doubts: '確かめる所',
  nothingNew: 'どの記録も、もう同じ内容で入っています。取り込む必要はありません。',
  go: (n: number) => `${count(n)} 件を取り込む`,
  going: '取り込んでいます',
  doneText: (n: number) => `経理の記録 ${count(n)} 件を、確定として取り込みました。`,
  doneHelp:
    '取り込んだ記録は消せません。まちがいは、経理で 1 件ずつ「訂正する」で直します。イベントIDのある同じファイルは、もう一度取り込んでも増えません。',
}
