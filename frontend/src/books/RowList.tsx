import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import css from './Books.module.css'

export type ListHandle = { focus: () => void }

type Props<T> = {
  ref: Ref<ListHandle>
  label: string
  rows: readonly T[]
  /** What a row is known by, and the element id of the chosen one. */
  keyOf: (row: T) => number | string
  chosen: number | string
  chosenId: string
  row: (row: T) => ReactNode
  /** The end of the rows comes near. */
  onEnd?: () => void
}

const ROW = 36
const NEAR = 20

/** The virtual list: one tab stop, the chosen row named by aria-activedescendant. */
export function RowList<T>({ ref, label, rows, keyOf, chosen, chosenId, row, onEnd }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => {
      const one = rows[i]
      return one === undefined ? i : keyOf(one)
    },
    overscan: 10,
  })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    if (last >= rows.length - NEAR) end.current?.()
  }, [last, rows.length])
  const at = rows.findIndex((one) => keyOf(one) === chosen)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={items.some((v) => v.index === at) ? chosenId : undefined}
    >
      <div role="presentation" className={css.all} style={{ height: list.getTotalSize() }}>
        {items.map((v) => {
          const one = rows[v.index]
          return one === undefined ? null : (
            <div
              role="presentation"
              key={v.key}
              className={css.place}
              style={{ transform: `translateY(${v.start}px)` }}
            >
              {row(one)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
