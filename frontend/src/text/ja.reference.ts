// What stands in the part 「過去の回答」 beside an inquiry.
export const reference = {
  label: '過去の回答',
  lead: 'よく似た問い合わせと、そのときの回答です。名前や日付は {お客様名} のような印に変えてあります。',
  asked: '質問',
  answered: '回答',
  model: '模範回答',
  mark: '模範回答にする',
  unmark: '模範回答から外す',
  use: '返信に入れる',
  used: '過去の回答を返信に入れました。{ } の所は、言葉を入れるまで送れません。',
  open: 'この問い合わせを開く',
  more: (n: number) => `同じ回答がほかに ${n} 件`,
  none: '似た問い合わせへの回答は、まだありません。',
  looking: '探しています…',
  closed: '返信の欄を開いてから、もう一度押してください。',
} as const
