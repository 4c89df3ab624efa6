import { folded } from '../compose/matches'
import type { Command } from './commands'

const APPLIES = 0
const LATER = 1

/** 0 begins with it, 1 holds it, -1 neither; title and reading count alike. */
function place(command: Command, words: readonly string[]): number {
  const title = folded(command.title)
  const reading = folded(command.reading)
  if (!words.every((w) => title.includes(w) || reading.includes(w))) return -1
  const [first = ''] = words
  return title.startsWith(first) || reading.startsWith(first) ? 0 : 1
}

/** What fits every typed word: what can be done now first, then what begins with the words. */
export function fitting(all: readonly Command[], typed: string): Command[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return all.filter((c) => !c.why && c.group !== 'template')
  return all
    .map((command, at) => ({ command, at, place: place(command, words) }))
    .filter((c) => c.place >= 0)
    .sort((a, b) => applies(a.command) - applies(b.command) || a.place - b.place || a.at - b.at)
    .map((c) => c.command)
}

const applies = (c: Command) => (c.why ? LATER : APPLIES)
