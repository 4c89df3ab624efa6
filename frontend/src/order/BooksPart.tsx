import { IconReceiptYen } from '@tabler/icons-react'
import { EntryState } from '../books/EntryRow'
import { slashed } from '../books/months'
import { goToEntry, openEntry } from '../books/open'
import { useEntriesFor } from '../host/queries/books'
import type { OrderFacts } from '../host/types'
import { useMay } from '../people/rights'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import { promise } from '../text/ja.promise'
import { Button } from '../ui/Button'
import part from './Part.module.css'

const words = books.part

type Props = {
  inquiry: number
  order: string
  /** What the mall says of it: a cancel or a change, and until when money goes back. */
  facts?: Pick<OrderFacts, 'change' | 'book_as' | 'refund_by'>
}

/** What the books know of this inquiry, and the way to tell them more. */
export function BooksPart({ inquiry, order, facts }: Props) {
  const may = useMay()
  const shown = may('entry') || may('books')
  const entries = useEntriesFor(inquiry, shown).data?.entries ?? []
  if (!shown) return null
  return (
    <section className={part.box} data-part="books" aria-label={words.title}>
      <div className={part.line}>
        <b className={part.label}>{words.title}</b>
        <span className={part.gap} />
        {may('entry') ? (
          <Button
            small
            action="entry"
            icon={<IconReceiptYen size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => openEntry({ inquiry, order, type: facts?.book_as ?? '' })}
          >
            {words.add}
          </Button>
        ) : null}
      </div>
      {facts?.change ? <p className={part.line}>{promise.change(facts.change)}</p> : null}
      {facts?.refund_by ? (
        <p className={part.line} role="note">
          <b>{promise.refundBy(slashed(facts.refund_by))}</b>
        </p>
      ) : null}
      {entries.length > 0 ? (
        <ul>
          {entries.map((e) => (
            <li key={e.id} className={part.line}>
              <span>{slashed(e.date)}</span>
              {may('books') ? (
                <Button
                  kind="link"
                  aria-label={words.open(`${e.type_label} ${yen(e.amount)}`)}
                  onClick={() => goToEntry(e)}
                >
                  {e.type_label}
                </Button>
              ) : (
                <span>{e.type_label}</span>
              )}
              <EntryState status={e.status} />
              <span className={part.gap} />
              <span className={part.money}>{yen(e.amount)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
