import type { Problem, Value } from '../host/types'

/** A place in the text that is painted: a fact, a hole, a blocker or a warning. */
export type Mark = { start: number; end: number; look: 'fact' | 'hole' | 'stop' | 'warn' }

const rank: Record<Mark['look'], number> = { hole: 0, stop: 1, warn: 2, fact: 3 }

export function marksOf(values: readonly Value[], problems: readonly Problem[]): Mark[] {
  const facts = values.map((v): Mark => ({ start: v.start, end: v.end, look: v.missing ? 'hole' : 'fact' }))
  const trouble = problems.map(
    (p): Mark => ({
      start: p.start,
      end: p.end,
      look: p.code === 'hole' ? 'hole' : p.warn ? 'warn' : 'stop',
    }),
  )
  return [...facts, ...trouble].filter((m) => m.end > m.start)
}

/** Moves places along with an edit; what the edit touched is dropped until the next check. */
export function shifted<T extends { start: number; end: number }>(
  places: readonly T[],
  before: string,
  after: string,
): T[] {
  if (before === after) return [...places]
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const from = head
  const to = before.length - tail
  const by = after.length - before.length
  return places.flatMap((place) => {
    if (place.end <= from) return [place]
    if (place.start >= to) return [{ ...place, start: place.start + by, end: place.end + by }]
    return []
  })
}

export type Piece = { text: string; look?: Mark['look'] }

/** The text cut at the edges of its marks; where marks overlap the louder one wins. */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const edges = new Set([0, text.length])
  for (const m of marks) {
    edges.add(Math.min(m.start, text.length))
    edges.add(Math.min(m.end, text.length))
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0
    const over = marks.filter((m) => m.start <= start && m.end >= end)
    const loudest = over.reduce<Mark | undefined>(
      (a, m) => (!a || rank[m.look] < rank[a.look] ? m : a),
      undefined,
    )
    return { text: text.slice(start, end), look: loudest?.look }
  })
}
