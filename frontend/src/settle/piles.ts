// The lines of a month in piles: by their state, and what months before have left over.
import type { SettlementLine, SettlementView } from '../host/types'
import type { Tone } from '../ui/Badge'

export const ALL = ''
export const CARRIED = 'carried'

export const TONES: Record<string, Tone> = { waiting: 'today', differs: 'late', unknown: 'late', same: 'ok' }

export function pileOf(of: SettlementView, pile: string): SettlementLine[] {
  if (pile === ALL) return of.lines
  if (pile === CARRIED) return of.carried
  return of.lines.filter((l) => l.state === pile)
}

/** What a pile comes to: what was taken off where nothing is recorded. */
export const sumOf = (lines: readonly SettlementLine[]) =>
  lines.reduce((n, l) => n + (l.entry_id > 0 ? l.ours : l.theirs), 0)
