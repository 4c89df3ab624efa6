import { IconReceiptYen } from '@tabler/icons-react'
import { goToEntry } from '../books/open'
import type { Entry } from '../host/types'
import { useMay } from '../people/rights'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import { promise as words } from '../text/ja.promise'
import { Button } from '../ui/Button'
import css from './MessageCard.module.css'

/** What stands in the books because of this answer. */
export function MessageEntries({ entries }: { entries: readonly Entry[] }) {
  const may = useMay()('books')
  if (entries.length === 0) return null
  return (
    <p className={css.entries}>
      <IconReceiptYen size={14} stroke={1.6} aria-hidden="true" />
      {entries.map((e) => {
        const said = words.standsAs(e.type_label, yen(e.amount), books.states[e.status] ?? e.status)
        return may ? (
          <Button key={e.id} kind="link" onClick={() => goToEntry(e)}>
            {said}
          </Button>
        ) : (
          <span key={e.id}>{said}</span>
        )
      })}
    </p>
  )
}
