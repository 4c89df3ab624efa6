import type { Template } from '../host/types'

/** Katakana and hiragana, large and small letters, full and half width count as one. */
export const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Whether a text is written in another language; what its variables are called says nothing. */
const foreign = (body: string) => {
  const words = body.replace(/[{｛][^}｝]*[}｝]/g, '')
  return /\p{Script=Latin}/u.test(words) && !JAPANESE.test(words)
}

export type Found = { template: Template; byName: boolean }

/** Templates whose name, reading or body holds every word; hits in name or reading stand
 * first, and before them those that are suggested, in their order. A letter in another
 * language is never the first that Enter puts in, unless it is asked for or suggested. */
export function matches(
  templates: readonly Template[],
  typed: string,
  suggested: readonly number[] = [],
): Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const all = (text: string) => words.every((w) => folded(text).includes(w))
  const found = templates.flatMap((template): Found[] => {
    if (all(`${template.name} ${template.reading}`)) return [{ template, byName: true }]
    return all(`${template.name} ${template.reading} ${template.body}`) ? [{ template, byName: false }] : []
  })
  const place = (id: number) => (suggested.includes(id) ? suggested.indexOf(id) : suggested.length)
  const later = ({ id, body }: Template) => (!suggested.includes(id) && foreign(body) ? 1 : 0)
  const rank = (f: Found) => (f.byName ? place(f.template.id) : suggested.length + 2) + later(f.template)
  return found.sort((a, b) => rank(a) - rank(b))
}
