// Numbers, yen and dates as ui.md §4 writes them. Days are Japanese days wherever the PC stands.

const DAYS = ['日', '月', '火', '水', '木', '金', '土'] as const
const JST = 9 * 60 * 60 * 1000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Parts = { year: number; month: number; day: number; weekday: string; time: string; dayNumber: number }

function parts(at: number): Parts {
  const d = new Date(at + JST)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    weekday: DAYS[d.getUTCDay()] ?? '',
    time: `${d.getUTCHours()}:${String(d.getUTCMinutes()).padStart(2, '0')}`,
    dayNumber: Math.floor((at + JST) / DAY),
  }
}

/** 1,284 */
export const count = (n: number) => n.toLocaleString('ja-JP')

/** ¥9,180; minus is − on screen. */
export const yen = (n: number) => `${n < 0 ? '−' : ''}¥${Math.abs(n).toLocaleString('ja-JP')}`

/** 9:31 */
export const clock = (at: number) => (at ? parts(at).time : '')

/** 11/15(日) 21:08 */
export function dateTime(at: number) {
  if (!at) return ''
  const p = parts(at)
  return `${p.month}/${p.day}(${p.weekday}) ${p.time}`
}

/** 11/16 */
export function shortDate(at: number) {
  if (!at) return ''
  const p = parts(at)
  return `${p.month}/${p.day}`
}

/** 2025/12/27 */
export function fullDate(at: number) {
  if (!at) return ''
  const p = parts(at)
  return `${p.year}/${String(p.month).padStart(2, '0')}/${String(p.day).padStart(2, '0')}`
}

/** 11月20日(金) */
export function longDay(at: number) {
  const p = parts(at)
  return `${p.month}月${p.day}日(${p.weekday})`
}

/** Today 9:31, this year 11/19(木) 16:05, older 2025/12/27. */
export function when(at: number, now: number) {
  if (!at) return ''
  const a = parts(at)
  const b = parts(now)
  if (a.dayNumber === b.dayNumber) return a.time
  return a.year === b.year ? dateTime(at) : fullDate(at)
}

/** 14:00, 明日 9:20, 11/24(火) 9:00: a time that is still to come. */
export function upcoming(at: number, now: number) {
  const a = parts(at)
  const days = a.dayNumber - parts(now).dayNumber
  if (days === 0) return a.time
  return days === 1 ? `明日 ${a.time}` : dateTime(at)
}

/** 20分, 2時間, 3日: how long, in the largest whole unit. */
export function span(ms: number) {
  if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))}分`
  return ms < DAY ? `${Math.floor(ms / HOUR)}時間` : `${Math.floor(ms / DAY)}日`
}

export const sameDay = (a: number, b: number) => parts(a).dayNumber === parts(b).dayNumber

/** 2026-11-19 14時〜16時 as the mall writes days: 11/19 14時〜16時. */
export const plainDay = (text: string) =>
  text.replace(/\d{4}-(\d{2})-(\d{2})/g, (_, month, day) => `${Number(month)}/${Number(day)}`)

/** 820 B, 12 kB, 3.4 MB, 25.5 GB */
export function size(bytes: number) {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} kB`
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`
}

/** 〒000-0012 */
export const zip = (digits: string) =>
  digits.length === 7 ? `〒${digits.slice(0, 3)}-${digits.slice(3)}` : digits

/**
 * 090-0000-1102, 0120-000-000. Only the numbers whose parts are as long everywhere: how long the area code of a line at
 * home is depends on the town, so its digits stay as they came.
 */
export function phone(kind: string, digits: string) {
  if (kind !== 'tel') return digits
  return digits
    .replace(/^(0[5789]0)(\d{4})(\d{4})$/, '$1-$2-$3')
    .replace(/^(0120|0800)(\d{3})(\d{3})$/, '$1-$2-$3')
}
