import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import books from '../books/Books.module.css'
import { slashed } from '../books/months'
import type { Document } from '../host/types'
import { useMay } from '../people/rights'
import { yen } from '../text/format'
import { documents as words } from '../text/ja.documents'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import css from './Documents.module.css'

export type ListHandle = { focus: () => void }

type Props = {
  ref: Ref<ListHandle>
  documents: Document[]
  more: boolean
  chosen: number
  onChoose: (id: number) => void
  onEnd: () => void
  onTakeAll: () => void
}

const ROW = 36
const NEAR = 20

/** The virtual list: one tab stop, the chosen row named by aria-activedescendant. */
export function DocumentList({ ref, documents, more, chosen, onChoose, onEnd, onTakeAll }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => documents[i]?.id ?? i,
    overscan: 10,
  })
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])
  const items = list.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    if (last >= documents.length - NEAR) end.current()
  }, [last, documents.length])
  const at = documents.findIndex((d) => d.id === chosen)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  return (
    <div className={`${books.list} ${css.list}`}>
      <Found documents={documents} more={more} onTakeAll={onTakeAll} />
      <div className={books.heads} aria-hidden="true">
        {Object.values(words.columns).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div
        ref={scroller}
        className={books.scroller}
        role="listbox"
        aria-label={words.list}
        tabIndex={0}
        aria-activedescendant={items.some((v) => v.index === at) ? `document-${chosen}` : undefined}
      >
        <div role="presentation" className={books.all} style={{ height: list.getTotalSize() }}>
          {items.map((v) => {
            const doc = documents[v.index]
            return doc ? (
              <div
                role="presentation"
                key={v.key}
                className={books.place}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <Row doc={doc} chosen={doc.id === chosen} onChoose={() => onChoose(doc.id)} />
              </div>
            ) : null
          })}
        </div>
      </div>
    </div>
  )
}

type FoundProps = Pick<Props, 'documents' | 'more' | 'onTakeAll'>

/** How many there are and what they come to, and all of them as one file. */
function Found({ documents, more, onTakeAll }: FoundProps) {
  const may = useMay()
  return (
    <div className={css.found}>
      <p aria-live="polite">{words.found(documents.length, more)}</p>
      {may('export') ? (
        <Button small title={words.takeHelp} onClick={onTakeAll}>
          {words.take(documents.length, more)}
        </Button>
      ) : null}
    </div>
  )
}

/** What became of a paper, as a word; '' while it holds and is the first. */
export const stateOf = (d: Document) =>
  d.voided_at ? words.voided : d.superseded_by ? words.superseded : d.reissue > 0 ? words.again : ''

type RowProps = { doc: Document; chosen: boolean; onChoose: () => void }

function Row({ doc: d, chosen, onChoose }: RowProps) {
  const state = stateOf(d)
  const day = slashed(d.issued)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are in the keymap
    <div
      role="option"
      id={`document-${d.id}`}
      className={books.row}
      aria-selected={chosen}
      aria-label={words.row(day, d.label, d.partner, yen(d.amount), state)}
      data-active={chosen || undefined}
      data-void={d.voided_at > 0 || undefined}
      onClick={onChoose}
    >
      <span>{day}</span>
      <span title={d.label}>{d.label}</span>
      <span title={d.partner}>{d.partner}</span>
      <span title={d.order_number}>{d.order_number || words.noOrder}</span>
      <span className={books.money}>{yen(d.amount)}</span>
      <span>{state ? <Badge tone={d.voided_at ? 'plain' : 'accent'}>{state}</Badge> : null}</span>
    </div>
  )
}
