import type { Template } from '../host/types'

/** Katakana and hiragana, large and small letters, full and half width count as one. */
export const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))

export type Found = { template: Template; byName: boolean }

/** Templates whose name, reading or body holds every word; hits in name or reading stand
 * first, and before them the one that is suggested. */
export function matches(templates: readonly Template[], typed: string, suggested = 0): Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const all = (text: string) => words.every((w) => folded(text).includes(w))
  const found = templates.flatMap((template): Found[] => {
    if (all(`${template.name} ${template.reading}`)) return [{ template, byName: true }]
    return all(`${template.name} ${template.reading} ${template.body}`) ? [{ template, byName: false }] : []
  })
  const rank = (f: Found) => (f.byName ? (f.template.id === suggested ? 0 : 1) : 2)
  return found.sort((a, b) => rank(a) - rank(b))
}
