import type { SettlementView } from '../host/types'
import { settle as words } from '../text/ja.settle'
import { ALL, CARRIED, pileOf, sumOf } from './piles'
import css from './Settle.module.css'

type Props = { of: SettlementView; pile: string; onPile: (pile: string) => void }

/** How many lines, and how much, are in each state; a press narrows the list to them. */
export function Piles({ of, pile, onPile }: Props) {
  const piles = [
    { word: ALL, label: words.all },
    ...of.sums.map((s) => ({ word: s.state, label: s.label })),
    { word: CARRIED, label: words.carried },
  ]
  return (
    <fieldset className={css.piles} aria-label={words.piles}>
      {piles.map((p) => {
        const lines = pileOf(of, p.word)
        return (
          <button
            key={p.word}
            type="button"
            className={css.pile}
            aria-pressed={pile === p.word}
            data-state={lines.length > 0 ? p.word : undefined}
            onClick={() => onPile(p.word)}
          >
            <span>{p.label}</span>
            <b>{words.pile(lines.length, sumOf(lines))}</b>
          </button>
        )
      })}
    </fieldset>
  )
}
