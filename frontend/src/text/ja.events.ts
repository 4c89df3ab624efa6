// What happened to an inquiry beside its messages, one sentence each.
import type { Event } from '../host/types'
import { dateTime } from './format'
import { ja } from './ja'
import { joins } from './ja.care'
import { warningNames } from './ja.guards'
import { list } from './ja.list'
import { promise } from './ja.promise'
import { sortedText } from './ja.rules'

const marks: Record<string, string> = {
  read: '既読',
  complete: '完了',
  incomplete: '未完了',
  private: '非公開',
}

/** Why the desk itself moved an inquiry. */
const moved: Record<string, (rest: string) => string> = {
  mall_done: (why) =>
    why
      ? `モールの画面で完了になっていたため、完了にしました（${why}）`
      : 'モールの画面で完了になっていたため、完了にしました',
  mall_reopened: () => 'モールの画面で未完了に戻されたため、未対応に戻しました',
  past: () => 'ファイルから取り込んだ過去のやり取りのため、完了にしました',
  answered_elsewhere: () => 'モールの画面やほかのメールソフトで返信済みのため、返信済にしました',
  woke: () => 'フォロー予定の時刻になったため、一覧に戻しました',
  automatic: () => '自動で送られたメールだけのため、対応不要にしました',
}

const states: Record<string, string> = ja.states

function state(e: Event): string {
  const [to = '', why = '', ...rest] = e.detail.split(' ')
  if (why === 'undo') return `${who(e)}元に戻して、${states[to] ?? to}にしました`
  if (why === 'until') return `${who(e)}${dateTime(Number(rest[0]))} まで${states[to] ?? to}にしました`
  const reason = moved[why]
  if (reason) return reason(rest.join(' '))
  return `${who(e)}${states[to] ?? to}にしました`
}

const who = (e: Event) => (e.by ? `${e.by} さんが` : '窓口が')

/** What a taken-back change is called; one with an event of its own is told by that. */
const undone: Record<string, string> = {
  draft_drop: '捨てた下書きを戻しました',
  category: '分類を元に戻しました',
  tags: 'タグを元に戻しました',
  due: '返信期限を元に戻しました',
  care: '対応の印を元に戻しました',
  bulk: 'まとめて変えた所を元に戻しました',
  approval_asked: '返信の確認の依頼を取り下げました',
  handed_over: '店長への引き継ぎを取り下げました',
}

const circle = (e: Event) => (e.detail === 'outside' ? '社外用' : '社内用')

const refused = (detail: string) => {
  const [mark = '', ...rest] = detail.split(' ')
  const why = rest.join(' ')
  return `モールでは${marks[mark] ?? mark}にできませんでした。${why}`
}

/** Nothing for a reply that leaves when its hold is over: the conversation shows it. */
function planned(e: Event) {
  const at = Number(e.detail.match(/^at (\d+)$/)?.[1] ?? 0)
  return at > 0 ? `${who(e)}返信を ${dateTime(at)} に送ることにしました` : ''
}

/** 「3280 一部返金」: what it came to, 0 while nobody has said. */
function promisedOf(detail: string) {
  const [amount = '', ...label] = detail.split(' ')
  const sum = Number(amount) > 0 ? ` ${promise.sum(Number(amount))}` : ''
  return promise.happened(label.join(' ') + sum)
}

const sentences: Record<string, (e: Event) => string> = {
  state,
  thanks: (e) => `お礼だけのメッセージのため、${states[e.detail] ?? e.detail}のままにしました`,
  due: (e) =>
    Number(e.detail)
      ? `${who(e)}返信期限を ${dateTime(Number(e.detail))} にしました`
      : `${who(e)}返信期限を決まりどおりに戻しました`,
  reopened: () => '新しい連絡があり、未対応に戻りました',
  read_elsewhere: () => 'モールの画面で読まれたため、既読にしました',
  marked: (e) => `モールでも${marks[e.detail] ?? e.detail}にしました`,
  mark_refused: (e) => refused(e.detail),
  mall_gone: () => 'モールがこの問い合わせを開かせませんでした。届いた内容はここに残っています',
  undone: (e) => (undone[e.detail] ? `${who(e)}${undone[e.detail]}` : ''),
  tags: (e) => `${who(e)}タグを変えました`,
  category: (e) => `${who(e)}分類を${e.detail ? `「${e.detail}」にしました` : '外しました'}`,
  care: (e) => {
    const care = list.cares[e.detail]
    return `${who(e)}${care ? `注意を「${care}」にしました` : '注意の印を外しました'}`
  },
  approval_asked: (e) => `${who(e)}返信の確認を店長に頼みました`,
  approval_approved: (e) => `${who(e)}返信を承認しました`,
  approval_returned: (e) => `${who(e)}返信を戻しました`,
  approval_withdrawn: (e) => `${who(e)}承認の依頼を取り下げました`,
  approval_said: (e) => `${who(e)}承認待ちの返信に言葉を添えました`,
  held_back: () => '送る直前の確認で、返信を止めました',
  queued: planned,
  rescheduled: planned,
  reveal_asked: (e) => `${who(e)}隠れている部分の表示を店長に頼みました`,
  handed_over: (e) => `${who(e)}店長に引き継ぎました`,
  private: (e) => `${who(e)}非公開にしました`,
  linked: (e) => `${who(e)}注文 ${e.detail} と紐付けました`,
  unlinked: (e) => `${who(e)}注文 ${e.detail} の紐付けを外しました`,
  assigned: (e) => (e.detail ? `${who(e)}担当を ${e.detail} さんにしました` : `${who(e)}担当を外しました`),
  sorted: (e) => sortedText(e.detail),
  merged: () => '同じ会話のメールを一つにまとめました',
  joined: (e) => joins.why[e.detail] ?? '',
  split_off: (e) => `${who(e)}ここから別の問い合わせ（${e.detail}）に分けました`,
  split_from: (e) => `${who(e)}問い合わせ ${e.detail} から分けました`,
  merged_in: (e) => `${who(e)}問い合わせ ${e.detail} をここにまとめました`,
  unsplit: (e) => `${who(e)}分けた問い合わせ ${e.detail} を元に戻しました`,
  unmerged: (e) => `${who(e)}まとめた問い合わせ ${e.detail} を別々に戻しました`,
  printed: (e) => `${who(e)}記録を PDF にしました（${circle(e)}）`,
  evidence: (e) => `${who(e)}証拠一式を書き出しました（${circle(e)}）`,
  also: (e) => `${who(e)}注文 ${e.detail} も並べました`,
  note_edited: (e) => `${who(e)}メモを直しました`,
  note_removed: (e) => `${who(e)}メモを消しました`,
  entry: (e) => `${who(e)}経理の記録 ${e.detail} を確定しました`,
  document: (e) => `${who(e)}「${e.detail}」を証憑台帳に載せました`,
  document_void: (e) => `${who(e)}「${e.detail}」を取消にしました`,
  document_sent: (e) => `「${e.detail}」を返信に付けて送りました`,
  document_given: (e) => `${who(e)}「${e.detail}」の渡し方を記録しました`,
  document_ungiven: (e) => `${who(e)}「${e.detail}」の渡し方の記録を取り消しました`,
  entry_promised: (e) => promisedOf(e.detail),
  bounced: () => 'メールが届かずに戻ってきました',
  confirmed: (e) => `${who(e)}送る前に確かめました（${warningNames(e.detail)}）`,
  warned: (e) => `${who(e)}注意が出たまま送信待ちにしました（${warningNames(e.detail)}）`,
  taken_back: (e) => `${who(e)}返信を取り消しました`,
  stopped: () => '送る直前に新しい連絡が見つかったため、返信を止めました',
  failed: () => '返信は送られませんでした',
  unknown: () => '返信が送れたかどうか、確かめられませんでした',
  resolved: (e) =>
    `${who(e)}${e.detail === 'sent' ? '返信は送れていたと確かめました' : '返信は送れていなかったと確かめました'}`,
}

/** The sentence of an event, '' for one that its message already shows. */
export const eventText = (e: Event): string => sentences[e.kind]?.(e) ?? ''
