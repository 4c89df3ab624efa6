import { IconX } from '@tabler/icons-react'
import type { SearchChip } from '../host/types'
import { search as words } from '../text/ja.search'
import css from './Search.module.css'

/** What was understood of the box, each word with a way out. A single plain word needs none. */
export function Chips({ chips, onText }: { chips: readonly SearchChip[]; onText: (text: string) => void }) {
  const plain = chips.length < 2 && chips.every((c) => !c.key && !c.not)
  if (plain) return null
  return (
    <ul className={css.chips} aria-label={words.conditions}>
      {chips.map((chip, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice; its place tells it apart
        <li key={`${i}${chip.text}`} className={css.chip} data-problem={chip.problem ? true : undefined}>
          <span title={chip.problem || undefined}>{chip.text}</span>
          <button type="button" aria-label={words.remove(chip.text)} onClick={() => onText(chip.without)}>
            <IconX size={14} stroke={1.8} aria-hidden="true" />
          </button>
        </li>
      ))}
      {chips
        .filter((c) => c.problem)
        .map((c) => (
          <li key={c.problem} className={css.problem}>
            {c.problem}
          </li>
        ))}
    </ul>
  )
}
