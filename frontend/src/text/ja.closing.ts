// Before the window closes over replies that wait to be sent.
export const closing = {
  title: (n: number) => `送信待ちの返信が ${n} 件あります`,
  what: (n: number) => `まだ送っていない返信が ${n} 件あります。いまは取り消せます。`,
  safe: '閉じても返信は消えません。次に窓口を開いたときに送ります。',
  next: '送り終わるまで待つか、このまま閉じるかを選んでください。',
  labels: { what: 'いまの状態', safe: '守られていること', next: '選べること' },
  stay: '閉じないで待つ',
  close: '窓口を閉じる',
}
