import type { File, Message, Row } from '../types'
import { at, HOUR } from './seed'

const nobody: Message = {
  id: 0,
  mine: false,
  edited_at: 0,
  mentions: [],
  talk: { number: '', name: '', way: '', seconds: 0 },
  remote_id: '',
  direction: 'in',
  kind: 'normal',
  author: '',
  address: '',
  sent_at: 0,
  subject: '',
  text: '',
  html: '',
  deleted: false,
  warnings: [],
  has_raw: true,
  outbox_id: 0,
  files: [],
  folds: [],
  cues: [],
  suspicious: false,
  trustable: false,
  links: [],
  joined_by: '',
  mall: '',
  elsewhere: false,
  bounce: { state: '', report: 0, about: 0, at: 0, address: '', reason: '', text: '' },
  model: false,
  model_note: '',
}

/** A message; a run of lines with a quote mark at its end is folded, as the desk does it. */
export function message(over: Partial<Message>): Message {
  const m = { ...nobody, ...over }
  const start = m.text.search(/^>/m)
  return start < 0 ? m : { ...m, folds: [{ kind: 'quote', start, end: m.text.length }] }
}

const photo = (id: number, name: string): File => ({
  id,
  name,
  type: 'image/svg+xml',
  size: 210_000,
  sha256: `${id}`,
  expired_at: 0,
  state: 'stored',
  image: true,
  inline: false,
  mail: false,
  part: '',
  danger: [],
})

/** The mail that is attached to a mail. */
export const attachedMail: File = {
  ...photo(9, '前のメール.eml'),
  type: 'message/rfc822',
  size: 2_400,
  image: false,
  mail: true,
}

const QUOTED = Array.from({ length: 8 }, (_, i) => `> 先日いただいたご案内の ${i + 1} 行目です。`).join('\n')

function satoMessages(now: number): Message[] {
  return [
    message({
      id: 11,
      author: '佐藤 美咲',
      sent_at: at(now, -1, 14, 2),
      text: '届いたマグカップが割れていました。\n交換していただけますか。',
    }),
    message({
      id: 12,
      direction: 'out',
      author: '田中',
      sent_at: at(now, -1, 16, 5),
      text: '佐藤 美咲 様\n\nこのたびは割れた商品をお届けしてしまい、誠に申し訳ございません。\n在庫を確認のうえ、明日の午前中に交換のご案内をいたします。',
    }),
    message({
      id: 13,
      direction: 'note',
      author: '高橋',
      sent_at: at(now, -1, 17, 30),
      has_raw: false,
      text: '藍は在庫 6。本日 15 時の便で出せば 22 日着。着払い伝票は不要（割れた品は処分でお願い）。',
    }),
    message({
      id: 14,
      direction: 'call',
      author: '高橋',
      sent_at: at(now, 0, 9, 18),
      has_raw: false,
      talk: { number: '090-0000-4721', name: '佐藤 美咲', way: 'in', seconds: 185 },
      text: '交換でよいとのこと。22 日の午前中に受け取り希望。',
    }),
    message({
      id: 15,
      author: '佐藤 美咲',
      sent_at: at(now, 0, 9, 31),
      text: `先ほどお電話しました。交換品の発送日が決まりましたら、追跡番号を教えてください。\n割れた箇所の写真も送ります。\n${QUOTED}`,
      files: [photo(1, 'IMG_2041.jpg'), photo(2, 'IMG_2042.jpg')],
    }),
  ]
}

const HTML_MAIL =
  '<p>お世話になっております。<b>請求書</b>の宛名を次のとおり変更してください。</p><table border="1"><tr><td>宛名</td><td>株式会社みほん 経理部</td></tr></table>'

function mailMessages(row: Row, now: number): Message[] {
  return [
    message({
      id: 31,
      author: row.customer,
      address: 'ogawa@example.com',
      sent_at: at(now, -2, 10, 0),
      text: '請求書の宛名を変更してください。',
      files: [attachedMail],
    }),
    message({
      id: 32,
      direction: 'out',
      author: '高橋',
      elsewhere: true,
      sent_at: at(now, -2, 11, 0),
      text: '承知しました。新しい宛名をお知らせください。',
    }),
    message({
      id: 33,
      author: row.customer,
      address: 'ogawa@example.com',
      sent_at: at(now, 0, 8, 22),
      subject: row.subject,
      text: '先日お願いした請求書の宛名の件です。\n宛名：株式会社みほん 経理部',
      html: HTML_MAIL,
      joined_by: 'subject',
      links: [
        { text: 'https://www.rakuten.co.jp/', url: 'https://login.example.top/a', host: 'login.example.top' },
      ],
      cues: [
        {
          code: 'link_elsewhere',
          text: '「www.rakuten.co.jp」と書かれたリンクが、実際は login.example.top を開きます。',
          strong: true,
        },
      ],
      suspicious: true,
      trustable: true,
      warnings: [
        '添付を 1 個読み取れませんでした。元のメールは保管しています。「元のメールを見る」から保存できます。',
      ],
    }),
  ]
}

/** The conversation of a row; the first and the third one are told in full. */
export function messagesOf(row: Row, now: number): Message[] {
  if (row.id === 1) return satoMessages(now)
  if (row.id === 3) return mailMessages(row, now)
  return Array.from({ length: row.message_count }, (_, i) => {
    const mine = (row.message_count - i) % 2 === 0
    return message({
      id: row.id * 100 + i,
      direction: mine ? 'out' : 'in',
      author: mine ? '田中' : row.customer,
      sent_at: row.last_in_at - (row.message_count - 1 - i) * 5 * HOUR,
      text: mine ? 'お問い合わせありがとうございます。確認いたします。' : row.snippet,
    })
  })
}
