// What only mails have: mails inside mails, and the senders that are trusted.
export const mail = {
  open: (name: string) => `メール「${name}」を開く`,
  shut: (name: string) => `メール「${name}」を閉じる`,
  attached: (name: string) => `添付されたメール「${name}」`,
  save: '保存する',
  saveOf: (name: string) => `「${name}」を保存する`,
  from: '差出人',
  to: '宛先',
  at: '日時',
  noSubject: '件名なし',
  unreadable: '読める文字がありません。「…」の「元のメールを見る」で、届いたままの内容を見られます。',
}

export const senders = {
  title: '信頼した差出人',
  help: 'このアドレスからのメールには「気をつけて読むメールです」を出しません。外すと、また出します。',
  none: 'まだありません。注意の出たメールの「この差出人を信頼する」で足せます。',
  list: '信頼した差出人の一覧',
  remove: '外す',
  removeOf: (address: string) => `${address} を外す`,
  removed: (address: string) => `${address} を外しました。`,
  back: '元に戻す',
}

/** Before a file that can do harm is saved. */
export const risky = {
  ask: (name: string) => `「${name}」を保存する（注意があります）`,
  title: (name: string) => `「${name}」を保存しますか`,
  safe: 'まだ何も保存していません。このファイルは、この画面では開きません。',
  next: '心当たりがないときは保存せず、送った相手に電話など別の方法で確かめてください。',
  labels: { what: '気をつける理由', safe: '今の状態', next: '迷うとき' },
  save: 'それでも保存する',
  keep: '保存しない',
}
