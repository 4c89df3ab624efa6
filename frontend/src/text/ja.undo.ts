// What a person did and can take back, and the drafts that are kept.
import type { Change, LeftBack } from '../host/types'
import { ja } from './ja'
import { who } from './who'

const states: Record<string, string> = ja.states

const whose = (c: Change | LeftBack) => (c.subject ? who(c) : '問い合わせ')

/** What was done to whom: 「佐藤 様」 or 「3 件」. */
const subject = (c: Change) => (c.count > 1 ? `${c.count} 件` : whose(c))

const customer = (c: Change) => (c.customer ? ja.inbox.honorific(c.customer) : 'お客様')

const done: Record<string, (c: Change) => string> = {
  state: (c) => `${subject(c)}を${states[c.detail] ?? '別の対応状況'}にしました`,
  assign: (c) => `${subject(c)}の担当を${c.detail ? `${c.detail}さん` : 'なし'}にしました`,
  link: (c) => `${subject(c)}を注文 ${c.detail} に紐付けました`,
  unlink: (c) => `${subject(c)}の注文 ${c.detail} を外しました`,
  category: (c) => `${subject(c)}の分類を変えました`,
  tags: (c) => `${subject(c)}のタグを変えました`,
  care: (c) => `${subject(c)}の対応の印を変えました`,
  due: (c) => `${subject(c)}の返信期限を変えました`,
  snooze: (c) => `${subject(c)}をフォロー予定にしました`,
  bulk: (c) =>
    states[c.detail] ? `${subject(c)}を${states[c.detail]}にしました` : `${subject(c)}をまとめて変えました`,
  template_delete: (c) => `テンプレート「${c.detail}」を捨てました`,
  faq_remove: (c) => `よくある質問「${c.detail}」を捨てました`,
  snippet_remove: (c) => `文例「${c.detail}」を捨てました`,
  draft_drop: (c) => `${subject(c)}への下書きを捨てました`,
  split: (c) => `${subject(c)}の問い合わせを分けました`,
  merge: (c) => `${subject(c)}の問い合わせをまとめました`,
  customers_merge: (c) => `${customer(c)}をほかのお客様とまとめました`,
  customers_apart: (c) => `${customer(c)}を別のお客様にしました`,
  customer_note: (c) => `${customer(c)}のメモを変えました`,
  approval_asked: (c) => `${subject(c)}への返信の確認を店長に頼みました`,
  handed_over: (c) => `${subject(c)}を店長に引き継ぎました`,
  reveal_asked: (c) => `${subject(c)}の表示を店長に頼みました`,
}

export const changeText = (c: Change) => (done[c.verb] ?? ((x: Change) => `${subject(x)}を変えました`))(c)

const parts: Record<string, string> = {
  state: '対応状況',
  owner: '担当',
  category: '分類',
  tags: 'タグ',
  due: '返信期限',
  care: '対応の印',
  link: '紐付け',
  draft: '下書き',
  ask: '店長への依頼',
}

/** Why something was left as it is. */
export function leftText(l: LeftBack) {
  if (l.part === 'customer') return 'お客様のメモはそのままです。その後に変わっています。'
  if (l.part === 'snippet') return '文例は戻していません。同じ名前の文例がもうあります。'
  if (l.part === 'template') return 'テンプレートは戻していません。同じ名前のテンプレートがもうあります。'
  if (l.part === 'faq') return 'よくある質問は戻していません。同じ質問がもうあります。'
  const what = `${whose(l)}${l.part ? `の${parts[l.part] ?? '内容'}` : ''}`
  if (l.why === 'gone') return `${what}はもうありません。`
  if (l.why === 'missing') return `${what}はそのままです。前の設定先がもうありません。`
  if (l.why === 'closed') return `${what}はそのままです。いまは、ほかの担当者か店長が対応しています。`
  return `${what}はそのままです。${l.by ? `${l.by}さんがその後に変えています。` : 'その後に変わっています。'}`
}

export const undo = {
  undone: (c: Change) => `元に戻しました：${changeText(c)}`,
  button: '元に戻す',
  close: '閉じる',
  recent: {
    title: '最近の操作',
    text: '30 日以内の操作を元に戻せます。その後にほかの人が変えた所は、そのまま残します。',
    none: '元に戻せる操作はまだありません。',
    done: '元に戻しました',
    back: (what: string) => `元に戻す：${what}`,
  },
  drafts: {
    title: '下書き',
    open: '書きかけ',
    openNone: '書きかけの返信はありません。',
    dropped: '捨てた下書き（30 日間）',
    droppedNone: '捨てた下書きはありません。',
    write: '続きを書く',
    writeTo: (who: string) => `${who}への返信の続きを書く`,
    restore: '戻す',
    restoreTo: (who: string) => `${who}への下書きを戻す`,
    restored: '下書きを戻しました',
    drop: '下書きを捨てる',
    files: (n: number) => `添付 ${n} 個`,
  },
}
