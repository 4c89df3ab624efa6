/** Which part of the order pane shows a fact; the parts carry these words as data-part. */
const PARTS: Record<string, readonly string[]> = {
  head: ['受注番号', '注文日', '出荷状況', 'モール名'],
  items: [
    '商品名',
    '商品数',
    '商品明細',
    '金額明細',
    '小計',
    '送料',
    '手数料',
    'クーポン',
    'ポイント',
    '合計',
    '税率別合計',
    '支払方法',
    '入金日',
    '領収書',
  ],
  delivery: ['配送会社', '追跡番号', '追跡URL', '個口数', '出荷日', 'お届け予定日', '配送希望日時'],
  place: ['お届け先', 'お届け先名', 'お届け先電話', 'のし'],
  memo: ['備考'],
  customer: ['お客様名', '注文者名', '注文者電話'],
}

const SHOWN = 1600

/** Brings the place of a fact into sight and marks it for a moment; false when nothing shows it. */
export function showFact(name: string) {
  const [part] = Object.entries(PARTS).find(([, names]) => names.includes(name)) ?? []
  const place = part ? document.querySelector<HTMLElement>(`[data-pane="order"] [data-part="${part}"]`) : null
  if (!place) return false
  place.scrollIntoView?.({ block: 'nearest' })
  place.dataset.shown = 'true'
  window.setTimeout(() => delete place.dataset.shown, SHOWN)
  return true
}
