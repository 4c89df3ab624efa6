import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { see } from '../host/sight'
import type { Row } from '../host/types'
import { ja } from '../text/ja'
import { GroupHead } from './GroupHead'
import css from './InboxList.module.css'
import { ListRow } from './ListRow'
import { HEAD, headOf, isHead, type Line, ROW } from './lines'

export type ListHandle = { focus: () => void }

type Props = {
  ref: Ref<ListHandle>
  lines: Line[]
  now: number
  openId: number
  activeId: number
  search: string
  chosen: readonly number[]
  onOpen: (row: Row) => void
  onPick: (row: Row, how: 'toggle' | 'extend') => void
  onScrolled: (scrolled: boolean) => void
  onEnd: () => void
}

/** The virtual list: one tab stop, the active row named by aria-activedescendant. */
export function InboxList(p: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: p.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (p.lines[i] && isHead(p.lines[i]) ? HEAD : ROW),
    getItemKey: (i) => keyOf(p.lines[i], i),
    overscan: 8,
  })
  useImperativeHandle(p.ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { lines, onEnd, activeId } = p
  useEffect(() => {
    if (last >= lines.length - 20) onEnd()
  }, [last, lines.length, onEnd])
  const onScreen = items.flatMap(({ index }) => idAt(lines[index]) ?? []).join()
  useEffect(() => see(onScreen.split(',').map(Number)), [onScreen])
  // Only a move of the active row scrolls; fresh data never does.
  const latest = useRef(lines)
  latest.current = lines
  useEffect(() => {
    const index = latest.current.findIndex((line) => !isHead(line) && line.row.id === activeId)
    if (index >= 0) list.scrollToIndex(index, { align: 'auto' })
  }, [activeId, list])
  const top = items.find((item) => item.end > (list.scrollOffset ?? 0))
  // A row that is scrolled out of sight is not on the page, and cannot be named.
  const shown = items.some(({ index }) => idAt(lines[index]) === activeId)
  const head = headOf(lines, top?.index ?? 0)
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="listbox"
      aria-multiselectable="true"
      aria-label={ja.inbox.list}
      tabIndex={0}
      aria-activedescendant={shown ? `row-${activeId}` : undefined}
      onScroll={(e) => p.onScrolled(e.currentTarget.scrollTop > 0)}
    >
      {head ? (
        <div className={css.sticky} aria-hidden="true">
          <GroupHead line={head} />
        </div>
      ) : null}
      <div role="presentation" className={css.all} style={{ height: list.getTotalSize() }}>
        {items.map((item) => (
          <div
            role="presentation"
            key={item.key}
            className={css.line}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <LineOf line={lines[item.index]} p={p} />
          </div>
        ))}
      </div>
    </div>
  )
}

const idAt = (line: Line | undefined) => (line && !isHead(line) ? line.row.id : undefined)

const keyOf = (line: Line | undefined, index: number) =>
  line && !isHead(line) ? line.row.id : `head-${line?.head ?? ''}-${index}`

function LineOf({ line, p }: { line: Line | undefined; p: Props }) {
  if (!line) return null
  if (isHead(line)) return <GroupHead line={line} />
  const { row } = line
  return (
    <ListRow
      row={row}
      now={p.now}
      open={row.id === p.openId}
      active={row.id === p.activeId}
      chosen={p.chosen.includes(row.id)}
      search={p.search}
      onChoose={() => p.onPick(row, 'toggle')}
      onClick={(e) => {
        if (e.shiftKey) p.onPick(row, 'extend')
        else if (e.ctrlKey || e.metaKey) p.onPick(row, 'toggle')
        else p.onOpen(row)
      }}
    />
  )
}
