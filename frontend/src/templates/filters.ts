// Which templates the list shows, and under which headings.
import type { Template } from '../host/types'

/** In the address: #/templates/<word>. Never renamed. */
export const filters = ['', 'review', 'out', 'unused', 'wrong'] as const
export type Filter = (typeof filters)[number]

export const filterOf = (word: string): Filter => filters.find((f) => f === word) ?? ''

export const fits: Record<Filter, (t: Template) => boolean> = {
  '': () => true,
  review: (t) => t.review,
  out: (t) => t.time !== '',
  unused: (t) => t.uses === 0,
  wrong: (t) => t.problems.length > 0 || t.texts.some((x) => x.problems.length > 0),
}

/** By category, each once, in the order of its first template. */
export function grouped(templates: readonly Template[]) {
  const of = new Map<string, Template[]>()
  for (const t of templates) of.set(t.category, [...(of.get(t.category) ?? []), t])
  return [...of].map(([category, rows]) => ({ category, rows }))
}
