import type { Fold } from '../host/types'

export type Part = { kind: string; text: string; lines: number; start: number }

/** Cuts a text at its folds. What lies outside every fold is the writer's own. */
export function partsOf(text: string, folds: Fold[]): Part[] {
  const parts: Part[] = []
  const end = text.trimEnd().length
  const add = (kind: string, from: number, to: number) => {
    const piece = text.slice(from, Math.min(to, end)).replace(/\n$/, '')
    if (piece.trim() !== '') parts.push({ kind, text: piece, lines: piece.split('\n').length, start: from })
  }
  let at = 0
  for (const f of folds) {
    add('own', at, f.start)
    add(f.kind, f.start, f.end)
    at = f.end
  }
  add('own', at, text.length)
  return parts
}
