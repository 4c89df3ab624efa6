// What wants care: marks of a fraud, links, letters of a mall, and what belongs together.
export const care = {
  title: '気をつけて読むメールです',
  help: '次の理由があります。本物のこともあるので、メールは隠していません。',
  trust: 'この差出人を信頼する',
  trusted: 'この差出人のメールには、注意を出さないようにしました',
  links: (n: number) => `リンク ${n} 件`,
  closed: 'リンクは開けないようにしています。',
  show: 'リンクの行き先を見る',
  nth: (n: number) => `リンク ${n}`,
  outside: '外部の画像は読み込みません。',
  leave: {
    title: 'このリンクを開きますか',
    host: '行き先',
    address: 'アドレス',
    warn: 'このメールには気になる点があります。パスワードやカードの番号は入れないでください。',
    open: 'ブラウザーで開く',
  },
}

export const official = {
  mark: '公式',
  title: 'モールからの公式のお知らせ',
  until: (day: string) => `回答期限 ${day}`,
  group: '公式のお知らせ',
  ask: {
    title: '公式のお知らせを対応不要にしますか',
    what: 'モールから店舗に届いたお知らせです。答えないと、店舗の運営に関わることがあります。',
    safe: 'まだ何も変えていません。',
    next: '本文を読み、答える必要がないときだけ対応不要にしてください。',
    labels: { what: 'お知らせ', safe: 'いまの状態', next: '次にすること' },
    sure: '対応不要にする',
  },
}

export const joins = {
  split: 'ここから別の問い合わせにする',
  merge: 'ほかの問い合わせとまとめる',
  mergeWith: (subject: string) => `まとめる：${subject}`,
  undo: { split: '分けたのを元に戻す', merge: 'まとめたのを元に戻す' } as Record<string, string>,
  why: {
    subject: '件名とお客様が同じため、ここに入りました',
    order: '注文番号とお客様が同じため、ここに入りました',
  } as Record<string, string>,
  elsewhere: '他のメールソフトで返信済み',
}

export const careBy = (who: string, at: string) => `${who}さんが ${at} に付けました`
