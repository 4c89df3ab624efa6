// A first sync tells of every batch; a page that read its list again each time would do nothing else.
import type { Hint } from './types'

const PACE = 1000 // ms between two readings

const same = (a: Hint, b: Hint) => a.name === b.name && a.ids.length > 0 === b.ids.length > 0

/** Puts a hint to those that wait: one without ids stands for everything of its name. */
export function gather(waiting: readonly Hint[], hint: Hint): Hint[] {
  const whole = waiting.find((w) => w.name === hint.name && w.ids.length === 0)
  if (whole) return [...waiting]
  if (hint.ids.length === 0) return [...waiting.filter((w) => w.name !== hint.name), hint]
  const at = waiting.findIndex((w) => same(w, hint))
  if (at < 0) return [...waiting, hint]
  return waiting.map((w, i) => (i === at ? { ...w, ids: [...new Set([...w.ids, ...hint.ids])] } : w))
}

/** Hands on the first hint at once, and what comes behind it together, a second after the last. */
export function gently(act: (hint: Hint) => void) {
  let waiting: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = () => {
    timer = undefined
    const now = waiting
    waiting = []
    now.forEach(act)
    if (now.length > 0) timer = setTimeout(next, PACE)
  }
  return {
    hear: (hint: Hint) => {
      if (timer === undefined) {
        act(hint)
        timer = setTimeout(next, PACE)
      } else waiting = gather(waiting, hint)
    },
    stop: () => clearTimeout(timer),
  }
}
