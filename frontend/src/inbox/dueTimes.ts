import { list as words } from '../text/ja.list'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const JST = 9 * HOUR

/** The due times that are offered for many at once; 0 is what the rules say. */
export function dueTimes(now: number) {
  const midnight = Math.floor((now + JST) / DAY) * DAY - JST
  return [
    { label: words.dueTimes.today, at: midnight + 18 * HOUR },
    { label: words.dueTimes.tomorrow, at: midnight + DAY + 12 * HOUR },
    { label: words.dueTimes.later, at: midnight + 3 * DAY + 12 * HOUR },
    { label: words.dueTimes.rules, at: 0 },
  ].filter((t) => t.at === 0 || t.at > now)
}
