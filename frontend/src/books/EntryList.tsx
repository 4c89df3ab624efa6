import type { Ref } from 'react'
import type { Entry } from '../host/types'
import { books as words } from '../text/ja.books'
import css from './Books.module.css'
import { EntryRow } from './EntryRow'
import { type ListHandle, RowList } from './RowList'

type Props = {
  ref: Ref<ListHandle>
  entries: Entry[]
  more: boolean
  chosen: number
  onChoose: (id: number) => void
  onEnd: () => void
}

/** What an entry adds to a sum: a correction takes back, a receipt moves no money. */
const moved = (e: Entry) => {
  if ([e.type, e.undoes].includes('RECEIPT_ISSUED')) return 0
  return e.type === 'REVERSAL' ? -e.amount : e.amount
}

/** The entries found, and what they come to. */
export function EntryList({ ref, entries, more, chosen, onChoose, onEnd }: Props) {
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
      <RowList
        ref={ref}
        label={words.list}
        rows={entries}
        keyOf={(e) => e.id}
        chosen={chosen}
        chosenId={`entry-${chosen}`}
        row={(e) => <EntryRow entry={e} chosen={e.id === chosen} onChoose={() => onChoose(e.id)} />}
        onEnd={onEnd}
      />
    </div>
  )
}
