import type { ReportFigures } from '../host/types'
import { count } from '../text/format'
import { report as words } from '../text/ja.report'
import { rate } from './period'
import type { Change } from './Tile'

type Sides = { now: number | null; before: number | null }
type Say = { more: (by: number) => string; less: (by: number) => string; moreIsGood: boolean | null }

/** How a number moved, in words; good is null where more is neither good nor bad. */
export function changeOf({ now, before }: Sides, { more, less, moreIsGood }: Say): Change | null {
  if (now === null) return null
  if (before === null) return { text: words.firstTime, good: null }
  const by = Math.round((now - before) * 10) / 10
  if (by === 0) return { text: words.same, good: null }
  return { text: by > 0 ? more(by) : less(-by), good: moreIsGood === null ? null : by > 0 === moreIsGood }
}

const shown = (n: number | null) => (n === null ? words.none : n.toFixed(1))
const unitOf = (n: number | null, unit: string) => (n === null ? undefined : unit)

/** The tiles of a report, in the order of the screen. */
export function tilesOf(now: ReportFigures, before: ReportFigures) {
  const t = words.tiles
  const within = { now: rate(now.within24h, now.answered), before: rate(before.within24h, before.answered) }
  const once = { now: rate(now.one_reply, now.settled), before: rate(before.one_reply, before.settled) }
  const per = { now: rate(now.came, now.orders), before: rate(before.came, before.orders) }
  const median = {
    now: now.answered > 0 ? now.median_open : null,
    before: before.answered > 0 ? before.median_open : null,
  }
  const points = {
    more: (n: number) => t.within.more(n.toFixed(1)),
    less: (n: number) => t.within.less(n.toFixed(1)),
  }
  return [
    {
      name: t.came.name,
      value: count(now.came),
      unit: t.came.unit,
      means: t.came.means,
      change: changeOf({ now: now.came, before: before.came }, { ...t.came, moreIsGood: null }),
    },
    {
      name: t.median.name,
      value: median.now === null ? words.none : words.lasted(median.now),
      means:
        now.answered > 0
          ? t.median.means(words.lasted(now.slow_open), words.lasted(now.median))
          : t.median.means(words.none, words.none),
      change: changeOf(median, { ...t.median, moreIsGood: false }),
    },
    {
      name: t.within.name,
      value: shown(within.now),
      unit: unitOf(within.now, t.within.unit),
      means: t.within.means,
      change: changeOf(within, { ...points, moreIsGood: true }),
    },
    {
      name: t.oneReply.name,
      value: shown(once.now),
      unit: unitOf(once.now, t.oneReply.unit),
      means: t.oneReply.means,
      change: changeOf(once, { ...points, moreIsGood: true }),
    },
    {
      name: t.perOrders.name,
      value: shown(per.now),
      unit: unitOf(per.now, t.perOrders.unit),
      means: t.perOrders.means,
      change: changeOf(per, {
        more: (n) => t.perOrders.more(n.toFixed(1)),
        less: (n) => t.perOrders.less(n.toFixed(1)),
        moreIsGood: false,
      }),
    },
  ]
}
