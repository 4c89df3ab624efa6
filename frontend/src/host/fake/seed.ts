// Deterministic chance and small pieces for the pretend shop.

/** The same numbers every time. */
export function dice(seed: number) {
  let s = seed
  return (below: number) => {
    s = (s * 1664525 + 1013904223) % 4294967296
    return Math.floor((s / 4294967296) * below)
  }
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const JST = 9 * HOUR

/** Midnight in Japan, so many days from now. */
export const day = (now: number, offset: number) => Math.floor((now + JST) / DAY) * DAY - JST + offset * DAY

/** A time of day in Japan: at(now, -1, 16, 5) is yesterday 16:05. */
export const at = (now: number, offset: number, hour: number, minute = 0) =>
  day(now, offset) + hour * HOUR + minute * MINUTE

export const FAMILY = [
  '佐藤',
  '小川',
  '中村',
  '渡辺',
  '藤田',
  '石井',
  '松本',
  '木村',
  '岡田',
  '長谷川',
  '西村',
  '上田',
  '近藤',
  '村上',
  '太田',
]
export const GIVEN = [
  '美咲',
  '哲也',
  '由紀子',
  '翔',
  '和代',
  '真',
  '恵',
  '直人',
  '久美子',
  '亮',
  '綾',
  '千尋',
  '光',
  '大輔',
  '彩',
]

export const TALK: readonly (readonly [string, string])[] = [
  ['配送状況について', 'まだ届かないのですが、いつ頃届きますか。'],
  ['届け日の変更', '23日の午前中に変更できますか。'],
  ['領収書の発行について', '会社名で発行をお願いします。'],
  ['サイズ違いの返品について', '未使用ですので返品をお願いしたく、送料はどちらの負担でしょうか。'],
  ['キャンセルしたいです', '同じ商品を二重に注文してしまいました。'],
  ['のしの表書きを変更したい', '「御歳暮」でお願いします。名入れは不要です。'],
  ['色がイメージと違う', '返品できない場合は交換を希望します。'],
  ['再入荷の予定', '豆皿の再入荷はいつ頃でしょうか。'],
  ['ギフト包装の追加', '手提げ袋を2枚つけてください。'],
  ['請求書の宛名変更のお願い', '先日お願いした請求書の宛名を変更してください。'],
]
