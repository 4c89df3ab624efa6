import type { Ref } from 'react'
import books from '../books/Books.module.css'
import { slashed } from '../books/months'
import { type ListHandle, RowList } from '../books/RowList'
import type { Document } from '../host/types'
import { useMay } from '../people/rights'
import { yen } from '../text/format'
import { documents as words } from '../text/ja.documents'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import css from './Documents.module.css'

type Props = {
  ref: Ref<ListHandle>
  documents: Document[]
  more: boolean
  chosen: number
  onChoose: (id: number) => void
  onEnd: () => void
  onTakeAll: () => void
}

/** The papers found, and all of them as one file. */
export function DocumentList({ ref, documents, more, chosen, onChoose, onEnd, onTakeAll }: Props) {
  return (
    <div className={`${books.list} ${css.list}`}>
      <Found documents={documents} more={more} onTakeAll={onTakeAll} />
      <div className={books.heads} aria-hidden="true">
        {Object.values(words.columns).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <RowList
        ref={ref}
        label={words.list}
        rows={documents}
        keyOf={(d) => d.id}
        chosen={chosen}
        chosenId={`document-${chosen}`}
        row={(d) => <Row doc={d} chosen={d.id === chosen} onChoose={() => onChoose(d.id)} />}
        onEnd={onEnd}
      />
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
