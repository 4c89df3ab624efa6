// Words of the ひな型 that a shop can add.
export const library = {
  title: 'まだ足していないひな型',
  lead: 'よくある場面のために用意した文です。足したあとは、お店の言葉に直せます。いまあるテンプレートは変わりません。',
  add: (name: string) => `「${name}」を足す`,
  addShort: '足す',
  needs: (names: string[]) => `店が決めること：${names.join('、')}`,
}
