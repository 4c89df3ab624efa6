// What was searched for lately: kept on this PC, for each person apart, and deletable.
const MANY = 8

const place = (person: string) => `madoguchi.search.${person}`

export function recent(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(person)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((q): q is string => typeof q === 'string') : []
  } catch {
    return []
  }
}

const keep = (person: string, list: string[]) => localStorage.setItem(place(person), JSON.stringify(list))

/** Kept once something was opened from it: half-typed words are not. */
export function remember(person: string, text: string) {
  const q = text.trim()
  if (q) keep(person, [q, ...recent(person).filter((other) => other !== q)].slice(0, MANY))
}

export const forget = (person: string, text: string) =>
  keep(
    person,
    recent(person).filter((q) => q !== text),
  )

export const forgetAll = (person: string) => localStorage.removeItem(place(person))
