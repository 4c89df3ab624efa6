import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { Entry } from '../host/types'
import { books as words } from '../text/ja.books'
import css from './Books.module.css'
import { EntryRow } from './EntryRow'

export type ListHandle = { focus: () => void }

type Props = {
  ref: Ref<ListHandle>
  entries: Entry[]
  more: boolean
  chosen: number
  onChoose: (id: number) => void
  onEnd: () => void
}

const ROW = 36
const NEAR = 20

/** What an entry adds to a sum: a correction takes back, a receipt moves no money. */
const moved = (e: Entry) => {
  if ([e.type, e.undoes].includes('RECEIPT_ISSUED')) return 0
  return e.type === 'REVERSAL' ? -e.amount : e.amount
}

/** The virtual list: one tab stop, the chosen row named by aria-activedescendant. */
export function EntryList({ ref, entries, more, chosen, onChoose, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => entries[i]?.id ?? i,
    overscan: 10,
  })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    if (last >= entries.length - NEAR) end.current()
  }, [last, entries.length])
  const at = entries.findIndex((e) => e.id === chosen)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  const sum = entries.reduce((n, e) => n + moved(e), 0)
  const c = words.columns
  return (
    <div className={css.list}>
      <p className={css.found} aria-live="polite">
        {words.found(entries.length, more, sum)}
      </p>
      <div className={css.heads} aria-hidden="true">
        {[c.date, c.type, c.channel, c.order, c.amount, c.rate, c.status].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div
        ref={scroller}
        className={css.scroller}
        role="listbox"
        aria-label={words.list}
        tabIndex={0}
        aria-activedescendant={items.some((v) => v.index === at) ? `entry-${chosen}` : undefined}
      >
        <div role="presentation" className={css.all} style={{ height: list.getTotalSize() }}>
          {items.map((v) => {
            const entry = entries[v.index]
            return entry ? (
              <div
                role="presentation"
                key={v.key}
                className={css.place}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <EntryRow entry={entry} chosen={entry.id === chosen} onChoose={() => onChoose(entry.id)} />
              </div>
            ) : null
          })}
        </div>
      </div>
    </div>
  )
}
