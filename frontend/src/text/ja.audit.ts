// What the record of acts says. The program keeps words of its own; nobody has to read those.
import { dateTime } from './format'
import { ja } from './ja'

const verbs: Record<string, string> = {
  look: '問い合わせを開いた',
  seen: '既読にした',
  unread: '未読に戻した',
  state: '対応状況を変えた',
  assign: '担当を変えた',
  category: '分類を変えた',
  tag: 'タグを変えた',
  care: '注意を変えた',
  snooze: 'フォロー予定を決めた',
  due: '返信期限を変えた',
  private: '非公開にした',
  note: 'メモを書いた',
  call: '電話メモを書いた',
  order_note: '店舗メモに追記した',
  erase: '個人情報を消した',
  reveal: '隠れている部分を表示した',
  reveal_asked: '表示を頼んだ',
  approval_asked: '返信の確認を頼んだ',
  approval_approved: '返信を承認した',
  approval_returned: '返信を戻した',
  approval_withdrawn: '承認の依頼を取り下げた',
  approval_said: '承認待ちの返信に言葉を添えた',
  reschedule: '送る時刻を決め直した',
  handed_over: '店長に引き継いだ',
  queue: '返信を送信待ちに入れた',
  send: '返信を送信待ちに入れた',
  send_now: '返信をすぐに送った',
  start: '最初の連絡を送信待ちに入れた',
  take_back: '返信を取り消した',
  draft_save: '下書きを書いた',
  draft_drop: '下書きを捨てた',
  draft_restore: '下書きを戻した',
  ai_draft: '下書きの手伝いに頼んだ',
  ai_confirm: '手伝いの言葉を確かめた',
  undo: '操作を元に戻した',
  merge: '1 つにまとめた',
  split: '分けた',
  unjoin: 'まとめた・分けたのを元に戻した',
  apart: '違うお客様とした',
  unapart: '違うお客様としたのを元に戻した',
  link: '注文を紐付けた',
  unlink: '注文の紐付けを外した',
  import: '注文を取り込んだ',
  sign_in: '切り替えた',
  pin_wrong: 'PIN が違った',
  pin_set: 'PIN を決めた',
  pin_drop: 'PIN をなくした',
  pin_unlock: 'PIN の停止を解除した',
  lock: 'ロックした',
  staff_add: '担当者を加えた',
  staff_change: '担当者を変えた',
  staff_remove: '担当者を外した',
  setting: '設定を変えた',
  retention: '保存期間の過ぎた添付を消した',
  repair: '件数を数え直した',
  document_add: '文書を証憑台帳に載せた',
  document_void: '文書を取消にした',
  document_give: '文書の渡し方を記録した',
  document_ungive: '文書の渡し方の記録を取り消した',
  document_look: '文書を開いた',
  document_export: '文書をまとめて書き出した',
  account_add: '接続を足した',
  account_update: '接続の設定を変えた',
  account_secret: '接続のキーを入れ替えた',
  account_state: '接続の状態が変わった',
  account_past: '過去のメールの取り込みを変えた',
  account_remove: '接続を外した',
  day: '営業日を変えた',
  peak_add: '繁忙期を足した',
  peak: '繁忙期を変えた',
  peak_remove: '繁忙期を外した',
  due_rule_add: '返信期限の決まりを足した',
  due_rule: '返信期限の決まりを変えた',
  due_rule_remove: '返信期限の決まりを外した',
  due_rule_order: '返信期限の決まりの順を変えた',
  rule_save: '振り分けの規則を保存した',
  rule_remove: '振り分けの規則を外した',
  category_save: '分類を保存した',
  category_remove: '分類を外した',
  tag_save: 'タグを保存した',
  tag_remove: 'タグを外した',
  view_save: '表示を保存した',
  view_remove: '表示を外した',
  model_set: '模範回答にした',
  model_unset: '模範回答から外した',
  faq_save: 'よくある質問を保存した',
  faq_move: 'よくある質問の順を変えた',
  faq_remove: 'よくある質問を捨てた',
  faq_restore: '捨てたよくある質問を戻した',
  manual_save: '手順書を保存した',
  template_save: 'テンプレートを保存した',
  template_delete: 'テンプレートを捨てた',
  template_restore: '捨てたテンプレートを戻した',
  snippet_save: '文例を保存した',
  snippet_remove: '文例を捨てた',
  snippet_restore: '捨てた文例を戻した',
  signature_save: '署名を保存した',
  entry_save: '経理の記録の下書きを書いた',
  entry_drop: '経理の記録の下書きを捨てた',
  entry_confirm: '経理の記録を確定した',
  entry_correct: '経理の記録を訂正した',
  entry_import: '経理の記録を取り込んだ',
  settlement_import: 'モールの精算書を取り込んだ',
  settlement_forget: '取り込んだ精算書を外した',
  settlement_judge: '精算の突合を判断した',
  settlement_unjudge: '精算の突合の判断を取り消した',
  month_lock: '月を締めた',
  month_unlock: '月の締めを外した',
  export: '経理のファイルを書き出した',
  export_again: '経理のファイルをもう一度取り出した',
  export_cases: '問い合わせを書き出した',
  export_messages: 'メッセージを書き出した',
}

const subjects: Record<string, string> = {
  files: '添付ファイル',
  inquiry: '問い合わせ',
  staff: '担当者',
  setting: '設定',
  account: '接続',
  order: '注文',
  settlement: '精算書',
  customer: 'お客様',
  template: 'テンプレート',
  snippet: '文例',
  faq: 'よくある質問',
  outbox: '返信',
  calendar: '営業日',
  peak: '繁忙期',
  due_rule: '期限の決まり',
  rule: '規則',
  category: '分類',
  tag: 'タグ',
  view: '表示',
  change: '操作',
  counts: '件数',
  entry: '経理の記録',
  month: '月',
  export: '書き出し',
  document: '文書',
}

const settings: Record<string, string> = {
  retention_months: '添付ファイルの保存期間',
  shop_name: '店舗名',
  staff_name: '担当者名',
  signature: '署名',
  hours: '営業時間',
  shop_phone: '店舗の電話番号',
  return_to: '返送先住所',
  return_terms: '返品の条件',
  return_postage: '返品の送料',
  bank: '振込先',
  tax_number: '登録番号',
  reply_hours: '返信期限の時間',
  hold: '送信待ちの秒数',
  thanks_rest: 'お礼だけのメッセージの扱い',
  guess_topics: '分類の自動付け',
  iso2022jp_addresses: '古い携帯のアドレス',
  carrier_pages: '追跡ページのアドレス',
  carrier_usual: 'よく使う運送会社',
  tracking_accepted: '確かめた追跡番号',
  order_maps: '注文ファイルの読み方',
  entry_maps: '経理の記録の表の読み方',
  settlement_maps: '精算書の読み方',
  trainee_open: '臨時の人に見せる範囲',
  ask_staff: '担当の返信の承認',
  staff_approve: '担当による承認',
  lock_minutes: 'ロックまでの時間',
  owner_recovery: '復旧コード',
}

const kinds: Record<string, string> = {
  rakuten: '楽天',
  yahoo: 'Yahoo!',
  mailbox: 'メール',
  orderfile: 'CSV',
}

const accountStates: Record<string, string> = {
  ok: '正常',
  retry: '再試行中',
  stopped: '停止',
  paused: '休止',
}

const pastStates: Record<string, string> = { '': '取り込む', paused: '休む', ended: 'ここまでにする' }

/** The value that goes with an act, in the words its screen has for it. */
function detail(verb: string, word: string): string {
  switch (verb) {
    case 'setting':
      return (
        settings[word] ??
        (word.startsWith('alert_') ? 'お知らせ' : word.startsWith('mask_') ? '個人情報の見せ方' : '')
      )
    case 'state':
      return ja.states[word] ?? word
    case 'staff_add':
    case 'staff_change':
      return ja.top.roles[word] ?? word
    case 'account_add':
      return kinds[word] ?? word
    case 'account_past':
      return pastStates[word] ?? word
    case 'account_state':
      return accountStates[word] ?? word
    case 'due':
    case 'snooze':
      return dateTime(Number(word) || 0)
    case 'undo':
      return verbs[word] ?? ''
    case 'account_secret':
      return ''
    default:
      return word
  }
}

export const audit = {
  title: '操作の記録',
  help: '誰が、いつ、何を見たか、変えたかの記録です。内容は残していません。',
  who: '担当者',
  everybody: '全員',
  at: '日時',
  did: '操作',
  about: '対象',
  detail: '理由・値',
  more: '続きを見る',
  none: '記録はまだありません。',
  verb: (word: string) => verbs[word] ?? word,
  subject: (word: string, id: number) => `${subjects[word] ?? word}${id > 0 ? ` ${id}` : ''}`,
  value: detail,
}
