// The pretend shop's days, deadlines and follow-ups. What the calendar comes to is the program's work: here it
// only keeps what was saved.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { CalendarView, Pressing, Row } from '../types'
import { type Desk, patch } from './desk'
import { DAY, HOUR } from './seed'

const JST = 9 * HOUR
const dayOf = (at: number) => new Date(at + JST).toISOString().slice(0, 10)
const at = (now: number, days: number, hour: number) =>
  Math.floor((now + JST) / DAY) * DAY - JST + days * DAY + hour * HOUR

const kept = new WeakMap<Desk, CalendarView>()

export function calendarOf(desk: Desk): CalendarView {
  const view = kept.get(desk) ?? firstCalendar(desk)
  kept.set(desk, view)
  return view
}

const weekday = (open: boolean) => ({ open, from: open ? '09:00' : '00:00', to: open ? '18:00' : '00:00' })

const firstCalendar = (desk: Desk): CalendarView => ({
  today: dayOf(desk.now),
  week: { days: [0, 1, 2, 3, 4, 5, 6].map((d) => weekday(d > 0 && d < 6)), holidays: true },
  days: [],
  holidays: [
    { day: '2026-11-23', name: '勤労感謝の日', open: false },
    { day: '2027-01-01', name: '元日', open: false },
    { day: '2027-01-11', name: '成人の日', open: false },
  ],
  peaks: [],
  rules: [
    { ...anyRule, id: 1, kind: 'yahoo', amount: 8, unit: 'business_hours' },
    { ...anyRule, id: 2, amount: 1, unit: 'business_days' },
  ],
  chosen: true,
  usual_hours: 24,
  thanks_rest: true,
  examples: desk.accounts.map(({ id, name, mark, shape }) => ({
    account: id,
    name,
    mark,
    shape,
    at: at(desk.now, 4, 12),
    why: 'rule 2',
  })),
})

const anyRule = { account_id: 0, kind: '', category_id: 0, weekdays: [], version: 1 }

/** The day behind another, as both are written. */
const nextDay = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

function daysFrom(from: string, to: string) {
  const days = []
  for (let day = from; day <= (to || from); day = nextDay(day)) days.push(day)
  return days
}

export function pressing(desk: Desk): Pressing {
  const open = [...desk.rows.values()].filter((r) => r.due_at > 0)
  const of = (level: string) => open.filter((r) => r.level === level)
  const oldest = open.toSorted((a, b) => a.last_in_at - b.last_in_at)[0]
  return {
    late: of('late').length,
    late_new: of('late').filter((r) => r.state === 'new').length,
    today: of('today').length,
    soon: of('soon').length,
    oldest: {
      id: oldest?.id ?? 0,
      since: oldest?.last_in_at ?? 0,
      customer: oldest?.customer ?? '',
      subject: oldest?.subject ?? '',
      level: oldest?.level ?? '',
    },
  }
}

export function due(desk: Desk) {
  const change = (over: Partial<CalendarView>) => {
    const next = { ...calendarOf(desk), ...over }
    kept.set(desk, next)
    return next
  }
  const rows = (levelOf: string) =>
    [...desk.rows.values()].filter((r: Row) => r.level === levelOf && r.due_at > 0).slice(0, 200)
  return {
    Calendar: () => calendarOf(desk),
    SaveWeek: (week) => change({ week }),
    SaveDay: ({ from, to, kind, name }) => {
      if (to && to < from) throw new Problem('days', '始まりより後の終わりを入れてください。')
      const days = daysFrom(from, to)
      const others = calendarOf(desk).days.filter((d) => !days.includes(d.day))
      const own = kind ? days.map((day) => ({ day, kind, name })) : []
      return change({ days: [...others, ...own].toSorted((a, b) => a.day.localeCompare(b.day)) })
    },
    SaveUsualReply: ({ hours, thanks_rest }) => change({ usual_hours: hours, thanks_rest }),
    SavePeak: (peak) => {
      const { peaks } = calendarOf(desk)
      const id = peak.id || desk.nextId++
      return change({
        peaks: [...peaks.filter((p) => p.id !== id), { ...peak, id, version: peak.version + 1 }],
      })
    },
    RemovePeak: ({ id }) => change({ peaks: calendarOf(desk).peaks.filter((p) => p.id !== id) }),
    SaveDueRule: (rule) => {
      const { rules } = calendarOf(desk)
      if (!rule.id) return change({ rules: [...rules, { ...rule, id: desk.nextId++, version: 1 }] })
      return change({ rules: rules.map((r) => (r.id === rule.id ? { ...rule, version: r.version + 1 } : r)) })
    },
    RemoveDueRule: ({ id }) => change({ rules: calendarOf(desk).rules.filter((r) => r.id !== id) }),
    OrderDueRules: ({ ids }) =>
      change({ rules: ids.flatMap((id) => calendarOf(desk).rules.find((r) => r.id === id) ?? []) }),
    SetDue: ({ ids, at: dueAt }) => {
      for (const id of ids)
        patch(desk, id, {
          due_at: dueAt || desk.now + DAY,
          due_set: dueAt,
          due_why: dueAt ? 'person' : 'usual',
        })
      return {}
    },
    Snooze: ({ ids, until, for: what }) => {
      for (const id of ids)
        patch(desk, id, { state: 'snoozed', snooze_until: until, snooze_for: what, due_at: 0, thanks: false })
      return {}
    },
    SnoozeTimes: () => ({
      times: [
        { key: 'evening', at: at(desk.now, 0, 17), closed: false },
        { key: 'tomorrow', at: at(desk.now, 1, 9), closed: true },
        { key: 'next_open', at: at(desk.now, 4, 9), closed: false },
        { key: 'days3', at: at(desk.now, 6, 9), closed: false },
        { key: 'monday', at: at(desk.now, 3, 9), closed: false },
      ],
    }),
    Pressing: () => pressing(desk),
    Morning: () => ({
      at: desk.now,
      shop: desk.shop.shop_name,
      days: daysFrom(dayOf(desk.now), dayOf(desk.now + 6 * DAY)).map((day, i) => ({
        day,
        open: i !== 1 && i !== 2 && i !== 3,
        from: '09:00',
        to: '18:00',
        holiday: i === 3 ? '勤労感謝の日' : '',
        name: '',
      })),
      pressing: pressing(desk),
      late: rows('late'),
      today: rows('today'),
      soon: rows('soon'),
      back: [...desk.rows.values()].filter((r) => r.snooze_until > 0 && r.snooze_until < at(desk.now, 1, 0)),
      since: dayOf(desk.now - DAY),
      received: 38,
      sent: 31,
      completed: 27,
      thanks: [...desk.rows.values()].filter((r) => r.thanks && r.unread).length,
      keys: desk.accounts.flatMap((a) =>
        a.keys
          .filter((k) => k.level && k.level !== 'ok')
          .map(({ label, expires, days_left, level }) => ({
            account: a.id,
            name: a.name,
            label,
            expires,
            days_left,
            level,
          })),
      ),
      reviews: desk.templates
        .filter((t) => t.review)
        .map(({ id, name, owner, review_on }) => ({ id, name, owner, review_on })),
    }),
  } satisfies Partial<Answers<Method>>
}
