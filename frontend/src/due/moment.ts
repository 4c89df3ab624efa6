// A moment as a person picks it: Japan's wall clock, whatever the clock of the PC says.
const JST = 9 * 60 * 60 * 1000

/** 2026-11-24 12:00:00 */
export const localOf = (at: number) => `${new Date(at + JST).toISOString().slice(0, 16).replace('T', ' ')}:00`

/** The moment of such a text, 0 for one that is none. */
export function atOf(local: string): number {
  const at = Date.parse(`${local.replace(' ', 'T')}+09:00`)
  return Number.isNaN(at) ? 0 : at
}
