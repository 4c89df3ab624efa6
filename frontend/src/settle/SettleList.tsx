import type { Ref } from 'react'
import books from '../books/Books.module.css'
import { slashed } from '../books/months'
import { type ListHandle, RowList } from '../books/RowList'
import type { SettlementLine } from '../host/types'
import { yen } from '../text/format'
import { settle as words } from '../text/ja.settle'
import { Badge } from '../ui/Badge'
import { TONES } from './piles'
import css from './Settle.module.css'

type Props = {
  ref: Ref<ListHandle>
  lines: SettlementLine[]
  chosen: string
  onChoose: (key: string) => void
}

/** The entries beside what the mall took off. */
export function SettleList({ ref, lines, chosen, onChoose }: Props) {
  const c = words.columns
  return (
    <div className={`${books.list} ${css.list}`}>
      <p className={books.found} aria-live="polite">
        {lines.length > 0 ? words.found(lines.length) : words.none}
      </p>
      <div className={`${books.heads} ${css.row}`} aria-hidden="true">
        {[c.state, c.date, c.type, c.channel, c.order, c.ours, c.theirs, c.day].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <RowList
        ref={ref}
        label={words.list}
        rows={lines}
        keyOf={(l) => l.key}
        chosen={chosen}
        chosenId={`settle-${chosen}`}
        row={(l) => <Row line={l} chosen={l.key === chosen} onChoose={() => onChoose(l.key)} />}
      />
    </div>
  )
}

type RowProps = { line: SettlementLine; chosen: boolean; onChoose: () => void }

function Row({ line: l, chosen, onChoose }: RowProps) {
  const what = l.entry_id > 0 ? l.type_label : words.unknownType
  const ours = l.entry_id > 0 ? yen(l.ours) : words.never
  const theirs = l.rows.length > 0 ? yen(l.theirs) : words.never
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are in the keymap
    <div
      role="option"
      id={`settle-${l.key}`}
      className={`${books.row} ${css.row}`}
      aria-selected={chosen}
      aria-label={words.row(l.state_label, l.order || words.never, what, ours, theirs)}
      data-active={chosen || undefined}
      onClick={onChoose}
    >
      <span>
        <Badge tone={TONES[l.state] ?? 'plain'}>{l.state_label}</Badge>
      </span>
      <span>{slashed(l.date)}</span>
      <span>{what}</span>
      <span>{l.channel_name}</span>
      <span title={l.order}>{l.order || words.never}</span>
      <span className={books.money}>{ours}</span>
      <span className={books.money}>{theirs}</span>
      <span>{slashed(l.day)}</span>
    </div>
  )
}
