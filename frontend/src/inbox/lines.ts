import type { Row } from '../host/types'

/** How many rows stand under the head; unknown while more pages may follow. */
export type HeadLine = { head: string; many: number; open?: boolean }
export type Line = HeadLine | { row: Row }

export const HEAD = 28
export const ROW = 64

export const isHead = (line: Line): line is HeadLine => 'head' in line

/** Rows with the heads of their levels between; without groups only the rows. */
export function linesOf(rows: readonly Row[], grouped: boolean, more = false): Line[] {
  if (!grouped) return rows.map((row) => ({ row }))
  const lines: Line[] = []
  let head: HeadLine | undefined
  for (const row of rows) {
    const group = row.official && row.level ? 'official' : row.level // pinned on top by the desk
    if (head?.head !== group) {
      head = { head: group, many: 0 }
      lines.push(head)
    }
    head.many++
    lines.push({ row })
  }
  if (head) head.open = more
  return lines
}

/** The head that a line stands under. */
export function headOf(lines: readonly Line[], index: number): HeadLine | undefined {
  for (let i = Math.min(index, lines.length - 1); i >= 0; i--) {
    const line = lines[i]
    if (line && isHead(line)) return line
  }
}
