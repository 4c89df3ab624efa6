/** Sentences about the room the profile takes, and how long attachments stay. */
const dayOf = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'medium', timeZone: 'Asia/Tokyo' })

export const storage = {
  section: 'データの保存',
  title: '使っている容量',
  database: 'データベース（検索を含む）',
  mails: '元のメール',
  answers: 'モールから届いた元データ',
  attachments: '添付ファイル',
  free: 'ディスクの空き',
  count: (n: number) => `${n.toLocaleString('ja-JP')} 件`,
  saved: (packed: string, same: string) =>
    `圧縮で ${packed}、同じ添付を 1 つにまとめて ${same} 節約しています。`,
  moving: (percent: number) =>
    `新しい置き方に移しています（${percent} %）。その間もすべて読めます。窓口を開いたままにしておくと終わります。`,
  retention: '添付ファイルの保存期間',
  retentionHelp:
    '完了した問い合わせの、お客様から届いた添付ファイルを、決めた期間のあとに消します。文章と、添付の名前・大きさは残ります。対応中の問い合わせ、クレームや注意の印がある問い合わせ、証拠一式を作った問い合わせの添付は消しません。消した添付は元に戻せません。',
  law: '注文書・領収書・請求書などの取引の記録は、メールで受け取ったデータのまま保存することが法律（電子帳簿保存法）で決められています。期間は多くの場合 7 年です。10 年になる法人もあるため、税理士に確かめてください。名前や件名からそれと分かる添付は残しますが、見分けられないこともあります。必要なものは先に別の場所へ保存してください。前に作ったバックアップの中の添付は消えません。',
  choose: 'お客様からの添付を',
  months: (n: number) => (n === 0 ? '消さない' : n % 12 === 0 ? `${n / 12} 年後に消す` : `${n} か月後に消す`),
  counting: '消える添付を数えています…',
  nothing: 'いま消える添付はありません。',
  goes: (n: number, size: string, from: string, to: string) =>
    `保存すると、添付 ${n.toLocaleString('ja-JP')} 件（${size}、${from} から ${to} までに届いたもの）が消えます。`,
  records: (n: number) => `領収書や請求書などと思われる ${n.toLocaleString('ja-JP')} 件は残します。`,
  save: '保存期間を決める',
  day: (ms: number) => dayOf.format(ms),
  expired: (ms: number) => `保存期間が過ぎたため消しました（${dayOf.format(ms)}）`,
}
