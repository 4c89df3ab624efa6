// What stands beside an inquiry of the shop's instructions; the rest comes with the screen.
export const manual = {
  title: '手順書',
  of: (title: string) => `${title}の手順`,
  common: '共通の手順',
  write: 'この分類の手順書（まだありません）',
} as const
