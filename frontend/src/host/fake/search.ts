// Searching the pretend shop: plain words and -words over what it holds.
import type { Answers } from '../methods'
import type { Mark, Row, SearchAnswer, SearchHit } from '../types'
import { type Desk, thread } from './desk'

type Some = 'Search' | 'SearchPlaces'

const NOTHING: SearchAnswer = {
  chips: [],
  hits: [],
  next: '',
  total: { count: 0, more: false },
  counted: { count: 0, more: false },
  years: [],
  months: [],
  kinds: [],
  accounts: [],
  orders: { orders: [], total: { count: 0, more: false } },
  customers: { customers: [], total: { count: 0, more: false } },
  alone: [],
  preparing: { done: 0, all: 0 },
}

const split = (text: string) => text.split(/\s+/).filter(Boolean)

function marksIn(text: string, words: readonly string[]): Mark[] {
  const found: Mark[] = []
  for (let at = 0; at < text.length; at++) {
    const word = words.find((w) => text.startsWith(w, at))
    if (word) found.push({ start: at, end: at + word.length })
    if (word) at += word.length - 1
  }
  return found
}

const whole = (row: Row) => [row.customer, row.subject, row.snippet, row.order_number].join('\n')

function fits(row: Row, parts: readonly string[]) {
  return parts.every((w) =>
    w.startsWith('-') && w.length > 1 ? !whole(row).includes(w.slice(1)) : whole(row).includes(w),
  )
}

function tally<K>(all: readonly K[]) {
  const counts = new Map<K, number>()
  for (const k of all) counts.set(k, (counts.get(k) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? 1 : -1))
}

const month = (row: Row) => new Date(row.last_at + 9 * 3_600_000).toISOString().slice(0, 7)

export function searching(desk: Desk): Answers<Some> {
  const rows = (parts: readonly string[]) =>
    [...desk.rows.values()].filter((r) => fits(r, parts)).sort((a, b) => b.last_at - a.last_at)
  return {
    Search: ({ text, year, limit, after }) => {
      const parts = split(text)
      const words = parts.filter((w) => !w.startsWith('-') || w.length === 1)
      const all = rows(parts)
      const ticked = all.filter((r) => !year || month(r).startsWith(`${year}`))
      const from = Number(after) || 0
      const size = limit || ticked.length
      const hits: SearchHit[] = ticked.slice(from, from + size).map((inquiry) => ({
        inquiry,
        message: 0,
        label: 'text',
        kind: 'in',
        snippet: inquiry.snippet,
        marks: marksIn(inquiry.snippet, words),
        subject: marksIn(inquiry.subject, words),
        customer: marksIn(inquiry.customer, words),
        places: 1,
      }))
      return {
        ...NOTHING,
        chips: parts.map((w) => ({
          text: w,
          key: '',
          not: w.startsWith('-') && w.length > 1,
          without: parts.filter((other) => other !== w).join(' '),
          problem: '',
        })),
        hits,
        next: from + size < ticked.length ? String(from + size) : '',
        total: { count: ticked.length, more: false },
        counted: { count: all.length, more: false },
        years: tally(all.map((r) => Number(month(r).slice(0, 4)))).map(([y, count]) => ({ year: y, count })),
        months: tally(ticked.map(month)).map(([m, count]) => ({ month: m, count })),
        kinds: ['in', 'out', 'memo', 'fact'].map((kind) => ({
          kind,
          count: kind === 'in' ? ticked.length : 0,
        })),
        accounts: tally(ticked.map((r) => r.account)).map(([id, count]) => ({
          id,
          name: desk.accounts.find((a) => a.id === id)?.name ?? '',
          count,
        })),
        alone:
          all.length === 0 && words.length > 1
            ? words.map((w) => ({ text: w, total: { count: rows([w]).length, more: false } }))
            : [],
      }
    },
    SearchPlaces: ({ id, text }) => {
      const words = split(text).filter((w) => !w.startsWith('-'))
      const { inquiry, messages } = thread(desk, id)
      const places = [
        { message: 0, label: 'subject', text: inquiry.subject, marks: marksIn(inquiry.subject, words) },
        ...messages.map((m) => ({ message: m.id, label: 'text', text: '', marks: marksIn(m.text, words) })),
      ]
      return { places: places.filter((p) => p.marks.length > 0) }
    },
  }
}
