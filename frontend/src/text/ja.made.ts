// How a draft is made: the template that fits, missing facts, where values come from, steps beside the reply.

export const made = {
  offers: '合うテンプレート',
  offerHint: (name: string) =>
    `本文は空です。Enter で「${name}」を入れます。上下の矢印でほかの候補を選べます。`,
  ask: '空の項目を埋める',
  askOf: (at: number, all: number) => `あと ${all - at} 項目`,
  take: '入れる',
  takeAll: '候補をすべて入れる',
  later: 'あとで',
  choices: '候補',
  offer: (label: string, text: string) => `${label}：${text}`,
  setting: (name: string) => `「${name}」は、設定に入れておくと次から自動で入ります。`,
  openSetting: '設定を開く',
  askSetting: '設定できる方にお知らせください。',
  steps: '返信のほかにすること',
  follow: '返信のあとのフォロー',
  followHelp: '送ったあと、この日数がたつと、問い合わせがもう一度一覧に出ます。',
  followNever: 'フォローしない',
  followIn: (days: number) => `${days} 営業日後にフォロー`,
  source: (source: string, filter: string) => (filter ? `${source}・${filter}` : source),
  masked: '伏せてあります。お客様には本当の値が届きます。',
  renew: '今の値にする',
  old: '古い値です',
  from: (name: string, source: string) => `「${name}」の出どころ：${source}`,
}
