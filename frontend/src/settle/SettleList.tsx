import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import books from '../books/Books.module.css'
import { slashed } from '../books/months'
import type { SettlementLine } from '../host/types'
import { yen } from '../text/format'
import { settle as words } from '../text/ja.settle'
import { Badge } from '../ui/Badge'
import { TONES } from './piles'
import css from './Settle.module.css'

export type ListHandle = { focus: () => void }

type Props = {
  ref: Ref<ListHandle>
  lines: SettlementLine[]
  chosen: string
  onChoose: (key: string) => void
}

const ROW = 36

/** The virtual list: one tab stop, the chosen row named by aria-activedescendant. */
export function SettleList({ ref, lines, chosen, onChoose }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 10,
  })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const at = lines.findIndex((l) => l.key === chosen)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
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
      <div
        ref={scroller}
        className={books.scroller}
        role="listbox"
        aria-label={words.list}
        tabIndex={0}
        aria-activedescendant={items.some((v) => v.index === at) ? `settle-${chosen}` : undefined}
      >
        <div role="presentation" className={books.all} style={{ height: list.getTotalSize() }}>
          {items.map((v) => {
            const line = lines[v.index]
            return line ? (
              <div
                role="presentation"
                key={v.key}
                className={books.place}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <Row line={line} chosen={line.key === chosen} onChoose={() => onChoose(line.key)} />
              </div>
            ) : null
          })}
        </div>
      </div>
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
