import type { MorningDay } from '../host/types'
import { WEEKDAYS, morning as words } from '../text/ja.due'

/** 営業 09:00–18:00, or that the shop is closed and why. */
export function hoursOf(day: MorningDay | undefined) {
  if (!day) return ''
  const name = day.name || day.holiday
  const hours = day.open ? words.hours(day.from, day.to) : words.closed
  if (day.open && day.holiday && !day.name) return words.openHoliday(hours, day.holiday)
  return name ? `${hours}（${name}）` : hours
}

/** 11/24(火) of 2026-11-24. */
export function dayText(day: string) {
  const [, month, date] = day.split('-')
  return `${Number(month)}/${Number(date)}(${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]})`
}
