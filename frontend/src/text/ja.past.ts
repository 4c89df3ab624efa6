// Every sentence of taking in the mails of before, and of making the search ready for them.
import { count } from './format'

const month = (at: number) =>
  new Date(at).toLocaleDateString('ja-JP', { year: 'numeric', month: 'long', timeZone: 'Asia/Tokyo' })

/** Rounded, so that it does not jump with every batch. */
const left = (minutes: number) => {
  if (minutes >= 90) return `あと約 ${Math.round(minutes / 60)} 時間`
  return `あと約 ${minutes > 10 ? Math.round(minutes / 5) * 5 : minutes} 分`
}

export const past = {
  title: {
    reading: '過去のメールを取り込んでいます',
    paused: '過去のメールの取り込みを休んでいます',
    ended: '過去のメールは、ここまでにしました',
  },
  of: (done: number, all: number) => `${count(done)} / ${count(all)} 件`,
  left: (minutes: number) => (minutes > 0 ? left(minutes) : ''),
  reading: (reached: number) =>
    `${reached ? `${month(reached)}まで来ました。` : ''}新しい順です。いまから使えます。`,
  paused: (reached: number) =>
    `${reached ? `${month(reached)}までのメールがあります。` : ''}新しく届くメールは、いつもどおり受け取ります。`,
  ended: (reached: number) =>
    `${reached ? `${month(reached)}までのメールがあります。` : ''}残りはメールサーバーにあり、いつでも続きを取り込めます。`,
  pause: '休む',
  resume: '続ける',
  more: '続きを取り込む',
  end: 'ここまでにする',
  search: {
    title: '検索の準備',
    text: '新しい順に準備しています。新しく届いたメールは、すぐに探せます。',
  },
}
