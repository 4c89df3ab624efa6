import type { Template, Variable } from '../host/types'

const KATAKANA = /[ァ-ヶ]/g
const TO_HIRAGANA = 0x60

/** One form for what people type differently: width, case and カタカナ/ひらがな. */
export const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (c) => String.fromCharCode(c.charCodeAt(0) - TO_HIRAGANA))

/** Templates that hold every word somewhere in name, reading, category or body. */
export function findTemplates(templates: readonly Template[], search: string): Template[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return templates.filter((t) => {
    const text = fold([t.name, t.reading, t.category, t.body].join('\n'))
    return words.every((word) => text.includes(word))
  })
}

export type Opening = { from: number; word: string }

// What follows the brace so far; a line end, a closing brace, ? or | ends the name.
const OPEN = /[{｛]([^{}｛｝\n?？|｜]*)$/

/** The variable that is being typed before the caret, if a brace is open there. */
export function openingAt(text: string, caret: number): Opening | null {
  const found = OPEN.exec(text.slice(0, caret))
  return found ? { from: found.index, word: found[1] ?? '' } : null
}

/** Variables for the typed beginning: those that start with it first, then those that only hold it. */
export function suggest(variables: readonly Variable[], word: string): Variable[] {
  const typed = fold(word.trim())
  const starts = variables.filter((v) => fold(v.name).startsWith(typed))
  const holds = variables.filter((v) => !starts.includes(v) && fold(v.name + v.help).includes(typed))
  return [...starts, ...holds]
}

/** The line a place of the text is on, counted from 1. */
export const lineOf = (text: string, place: number) => text.slice(0, place).split('\n').length
