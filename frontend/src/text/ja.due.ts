// Words for deadlines, follow-ups, the shop's days and the morning sheet.
import { count, dateTime } from './format'

export const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const

export const due = {
  late: (n: number) => `期限後 ${count(n)}`,
  lateLabel: (n: number) => `期限後 ${count(n)} 件`,
  oldest: '一番古い未返信',
  ago: (time: string) => `${time}前`,
  openOldest: (who: string) => `一番古い未返信を開く：${who}`,
  title: (n: number) => (n > 0 ? `(${n}) 窓口` : '窓口'),
  thanks: 'お礼のメッセージ',
  onlyThanks: 'お礼のメッセージです。返信の期限はありません。よければ完了にできます。',
  back: (at: number) => `${dateTime(at)} に戻る`,
  untilAsked: '次の連絡まで',
  woke: 'フォロー',
  wokeFor: (what: string) => `フォロー：${what}`,
  set: {
    title: '返信期限を決める',
    text: '決めた期限は、次に返信するまで続きます。',
    at: '返信期限',
    save: 'この期限にする',
    clear: '決まりどおりに戻す',
    done: '返信期限を決めました。',
    cleared: '返信期限を決まりどおりに戻しました。',
  },
}

/** Why a due date is what it is, by the first word of what the program says. */
const firstWhy: Record<string, string> = {
  usual: '設定の時間',
  rule: '返信期限の決まり',
  deadline: 'モールのお知らせの期日',
  person: '担当者が決めた期限',
  set_rule: '振り分けで決めた期限',
  follow: 'フォロー予定の日',
}

/** "rule 7 peak 3" is: 返信期限の決まり・繁忙期で延長. */
export function dueWhy(why: string): string {
  const word = firstWhy[why.split(' ')[0] ?? '']
  return word && why.includes(' peak ') ? `${word}・繁忙期で延長` : (word ?? '')
}

export const snooze = {
  title: 'フォロー予定にする',
  text: 'その時刻に一覧へ戻します。先に次の連絡が来たら、その時に戻します。',
  times: '戻す時刻',
  names: {
    evening: '今日の夕方',
    tomorrow: '明日の朝',
    next_open: '次の営業日の朝',
    days3: '3 営業日後',
    monday: '来週月曜',
  } as Record<string, string>,
  pick: '日時を選ぶ',
  pickAt: '戻す日時',
  use: 'この日時にする',
  asked: '次の連絡まで（日時なし）',
  reason: '理由（なくてもかまいません）',
  reasonHelp: '「入荷の確認」のように書くと、戻ったときに出ます。',
}

export const calendar = {
  section: '営業日と返信期限',
  week: {
    title: 'ふだんの営業日と時間',
    help: '営業日・営業時間で数える期限と、「前日」の見分けに使います。',
    open: '営業',
    closed: '休み',
    from: (day: string) => `${day}曜の始まり`,
    to: (day: string) => `${day}曜の終わり`,
    day: (day: string) => `${day}曜に営業する`,
    weekday: (day: string) => `${day}曜`,
    holidays: '祝日は休み',
    save: '営業時間を保存する',
    saved: '営業時間を保存しました。期限を計算し直しました。',
  },
  days: {
    title: '祝日と店舗の休み',
    help: '12 か月分の祝日は自動で入ります。祝日に営業する日や、年末年始の休みをここで決めます。',
    holidays: '祝日（12 か月）',
    own: '店舗の休みと営業日',
    none: 'まだ決めた日はありません。',
    from: '始まり',
    to: '終わり（1 日だけなら空のまま）',
    name: '名前',
    namePlaceholder: '年末年始',
    close: '休みにする',
    open: '営業日にする',
    remove: (day: string) => `${day}をふだんどおりに戻す`,
    reset: 'ふだんどおりに戻す',
    works: '営業',
    rests: '休み',
    workOn: (name: string) => `${name}に営業する`,
    restOn: (name: string) => `${name}を休みにする`,
  },
  peaks: {
    title: '繁忙期',
    help: 'セールや年末など、返信に時間がかかる間の期限を延ばします。',
    none: 'まだ繁忙期はありません。',
    name: '名前',
    from: '始まり',
    to: '終わり',
    hours: '延ばす時間',
    longer: (n: number) => `＋${n} 時間`,
    add: '繁忙期を足す',
    change: (name: string) => `${name}を変える`,
    save: 'この内容にする',
    remove: (name: string) => `${name}を消す`,
  },
  rules: {
    title: '返信期限の決まり',
    help: '上から順に見て、最初に当てはまる決まりを使います。モールの決まりではなく、店舗の目安です。',
    list: '返信期限の決まり',
    all: 'すべての問い合わせ',
    account: '接続',
    anyAccount: 'すべての接続',
    kind: '届いた所',
    anyKind: 'どこでも',
    category: '分類',
    anyCategory: 'すべての分類',
    weekdays: '届いた曜日（選ばなければ毎日）',
    amount: '期限',
    unit: '数え方',
    units: { hours: '時間', business_hours: '営業時間', business_days: '営業日' } as Record<string, string>,
    within: (n: number, unit: string) => `${n} ${unit}以内`,
    up: (rule: string) => `${rule}を上へ`,
    down: (rule: string) => `${rule}を下へ`,
    remove: (rule: string) => `${rule}を消す`,
    add: '決まりを足す',
    change: (rule: string) => `${rule}を変える`,
    save: 'この内容にする',
    usual: 'どの決まりにも当てはまらないとき',
    usualHelp: '届いてからこの時間を過ぎると「期限後」になります。1 から 720 までです。',
    hours: '時間',
    thanks: 'お礼だけのメッセージでは、未対応に戻さない',
    thanksHelp:
      '「ありがとうございました」だけのメッセージが、返信したあとに届いたときの扱いです。期限を付けず、未読の印は付けます。',
    saveUsual: '保存する',
    example: (name: string, at: string) => `「${name}」にいま届いた質問の期限：${at}`,
    examples: 'いまの決まりでは',
    weekday: (days: string) => `${days}曜に届いたもの`,
  },
  saved: '保存しました。期限を計算し直しました。',
}

export const morning = {
  title: '朝の一枚',
  lead: (day: string, hours: string) => `${day}　${hours}`,
  hours: (from: string, to: string) => `営業 ${from}–${to}`,
  closed: '休業日',
  print: '印刷する',
  groups: { late: '期限後', today: '当日', soon: '前日（次の営業日まで）', back: '今日のフォロー予定' },
  none: 'ありません。',
  more: (n: number) => `ほか ${count(n)} 件`,
  heads: { due: '期限', who: 'お客様', subject: '件名', owner: '担当', shop: '届いた所' },
  nobody: '担当なし',
  numbers: (day: string) => `${day}から今朝まで`,
  received: '届いた',
  sent: '返信した',
  completed: '完了した',
  thanks: '未読のお礼',
  keys: '期限の近いキー',
  key: (name: string, label: string, days: number) =>
    days > 0 ? `${name}の${label}：残り ${days} 日` : `${name}の${label}：期限が切れています`,
  days: 'これからの 7 日',
  cases: (n: number) => `${count(n)} 件`,
  made: (at: string) => `${at} 現在`,
}
