import type { Ask } from '../host/types'
import type { Made } from './useBatch'

/**
 * The facts that can be typed once for all that lack them. What is about a person is different for each, and an offer
 * counts only when all of them have it.
 */
export function sharedAsks(parts: readonly Made[]): Ask[] {
  const open = parts.filter((p) => !p.edited)
  const names = [...new Set(open.flatMap((p) => p.asks.map((a) => a.name)))]
  return names.flatMap((name) => {
    const all = open.flatMap((p) => p.asks.filter((a) => a.name === name))
    const [first] = all
    if (!first || all.some((a) => a.personal)) return []
    const offers = first.offers.filter((o) =>
      all.every((a) => a.offers.some((other) => other.text === o.text)),
    )
    return [{ ...first, offers }]
  })
}

/** The names of what a text still lacks. */
export const lacks = (p: Made) => [...new Set(p.values.filter((v) => v.missing).map((v) => v.name))]
