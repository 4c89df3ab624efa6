// The sentences of writing first to a customer, of completing with a reason, of public questions and of the order memo.

export const start = {
  title: 'お客様に連絡する',
  open: 'お客様に連絡する',
  about: (order: string, brief: string) => `注文 ${order}・${brief}`,
  to: (name: string) => `${name} 様へ`,
  toUnknown: 'お客様へ',
  which: 'どの注文のお客様に連絡しますか',
  whichLabel: '注文番号・名前・商品で探す',
  choose: 'この注文にする',
  chooseOrder: (n: string) => `注文 ${n} のお客様に連絡する`,
  notFound: (q: string) => `「${q}」に一致する注文はありません。`,
  way: '送る方法',
  byOrder: '注文の問い合わせとして送ります。宛先はモールが分かっています。',
  byMail: 'メールで送ります。',
  noWay: 'このお客様に、ここから連絡できる接続がありません。',
  noWayNext: '下の理由を直すか、モールの注文の画面から連絡してください。',
  noneAtAll: 'メールの接続を追加すると、ここから連絡できます。',
  onMall: (mall: string) => `${mall}の注文の画面を開く`,
  address: '宛先のメールアドレス',
  subject: '件名',
  category: '種類',
  text: '本文',
  template: 'テンプレート',
  send: '送信する',
  sendWithWarnings: (n: number) => `注意 ${n} 件のまま送る`,
  saved: (time: string) => `下書き保存 ${time}`,
  drop: '下書きを捨てる',
  backAgain: '送信を取り消しました。文はここに戻しました。',
  thread: {
    waiting: 'お客様への最初の連絡です。送信を取り消すと、書き直せます。',
    failed: 'お客様への最初の連絡は、送られていません。書き直すときは「下書きに戻す」を押してください。',
    unknown: '送れたかどうか確かめています。自動で送り直すことはありません。',
  },
}

export const complete = {
  reasons: '完了の理由を選ぶ',
  forGood: (mall: string) => `${mall}では、完了を元に戻せません。`,
  atMall: 'モールの状態',
  uncompleted: '返信したが未完了',
  uncompletedHelp: '返信は済んでいても、モールで完了になっていない問い合わせだけを見ます。',
}

export const privacy = {
  banner: 'この質問と返信は、商品ページでほかの人も読めます。',
  make: '非公開にする',
  first: '先に非公開にする',
  title: '非公開にしますか',
  labels: { what: 'すること', safe: '変わらないこと', next: '注意' },
  what: 'この質問を、お客様と店舗だけが読めるようにします。',
  safe: 'やりとりはそのまま残ります。返信も続けられます。',
  next: '公開には戻せません。',
  done: '非公開にします。モールに伝わるまで少しかかることがあります。',
}

export const memo = {
  label: '店舗メモ',
  none: 'まだありません',
  add: 'メモに追記',
  field: '追記する内容',
  help: 'モールの店舗メモの最後に 1 行足します。お客様には見えません。',
  signed: '日付と名前を付ける',
  save: '追記する',
  done: '店舗メモに追記しました',
}
