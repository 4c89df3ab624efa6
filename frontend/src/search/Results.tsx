import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { SearchHit, SearchMonth } from '../host/types'
import { search as words } from '../text/ja.search'
import { HitRow } from './HitRow'
import { HEAD, isHead, linesOf, ROW } from './lines'
import css from './Results.module.css'

type Props = {
  hits: readonly SearchHit[]
  months: readonly SearchMonth[]
  activeId: number
  now: number
  onChoose: (id: number) => void
  onOpen: (id: number) => void
  onEnd: () => void
}

/** The inquiries that were found, newest first, under their months. */
export function Results({ hits, months, activeId, now, onChoose, onOpen, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(hits, months), [hits, months])
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines[i] && isHead(lines[i]) ? HEAD : ROW),
    overscan: 6,
  })
  const items = list.getVirtualItems()
  // Only what stands on the page can be named.
  const shown = items.some(({ index }) => {
    const line = lines[index]
    return line && !isHead(line) && line.hit.inquiry.id === activeId
  })
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= lines.length - 15) onEnd()
  }, [last, lines.length, onEnd])
  const latest = useRef(lines)
  latest.current = lines
  useEffect(() => {
    const index = latest.current.findIndex((line) => !isHead(line) && line.hit.inquiry.id === activeId)
    if (index > 1) list.scrollToIndex(index, { align: 'auto' })
  }, [activeId, list])
  return (
    <div ref={scroller} className={css.scroller}>
      <div
        role="listbox"
        aria-label={words.results}
        tabIndex={0}
        className={css.all}
        style={{ height: list.getTotalSize() }}
        aria-activedescendant={shown ? `hit-${activeId}` : undefined}
      >
        {items.map((item) => {
          const line = lines[item.index]
          if (!line) return null
          return (
            <div
              key={isHead(line) ? line.month : line.hit.inquiry.id}
              role="presentation"
              className={css.line}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {isHead(line) ? (
                <MonthHead month={line.month} count={line.count} />
              ) : (
                <HitRow
                  hit={line.hit}
                  now={now}
                  active={line.hit.inquiry.id === activeId}
                  onClick={() => onChoose(line.hit.inquiry.id)}
                  onOpen={() => onOpen(line.hit.inquiry.id)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function MonthHead({ month, count }: { month: string; count: number }) {
  const [year = 0, m = 0] = month.split('-').map(Number)
  return (
    <div className={css.month}>
      <b>{words.month(year, m)}</b>
      {count > 0 ? <span>{words.many(count)}</span> : null}
    </div>
  )
}
