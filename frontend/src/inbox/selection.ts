// Which rows are chosen for an act on many. One reducer changes it.

export type Selection = { ids: readonly number[]; anchor: number }

export type Pick =
  | { do: 'toggle'; id: number }
  | { do: 'extend'; to: number; rows: readonly number[] }
  | { do: 'all'; rows: readonly number[] }
  | { do: 'keep'; ids: readonly number[] }
  | { do: 'clear' }

export const NONE: Selection = { ids: [], anchor: 0 }

/** As many as one act may touch. */
export const MOST = 1000

export function pick(s: Selection, p: Pick): Selection {
  switch (p.do) {
    case 'toggle':
      return s.ids.includes(p.id)
        ? { ids: s.ids.filter((id) => id !== p.id), anchor: p.id }
        : { ids: [...s.ids, p.id].slice(0, MOST), anchor: p.id }
    case 'extend':
      return { ids: between(s, p.to, p.rows), anchor: s.anchor || p.to }
    case 'all':
      return { ids: p.rows.slice(0, MOST), anchor: p.rows[0] ?? 0 }
    case 'keep':
      return { ids: p.ids, anchor: p.ids[0] ?? 0 }
    case 'clear':
      return NONE
  }
}

/** What was chosen, with all rows from the anchor to the new end. */
function between(s: Selection, to: number, rows: readonly number[]) {
  const from = rows.indexOf(s.anchor || to)
  const end = rows.indexOf(to)
  if (from < 0 || end < 0) return [...new Set([...s.ids, to])].slice(0, MOST)
  const span = rows.slice(Math.min(from, end), Math.max(from, end) + 1)
  return [...new Set([...s.ids, ...span])].slice(0, MOST)
}
