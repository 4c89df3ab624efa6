import { useId } from 'react'
import type { BookRename } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import css from './BookSettings.module.css'
import { without } from './words'

const words = bookSettings.renames

type Props = {
  title: string
  lead: string
  /** Words of ours that are offered. */
  known: readonly string[]
  all: readonly BookRename[]
  fixed: boolean
  onAll: (all: BookRename[]) => void
}

/** Our words and theirs, line by line. */
export function Renames({ title, lead, known, all, fixed, onAll }: Props) {
  const id = useId()
  const put = (at: number, over: Partial<BookRename>) =>
    onAll(all.map((r, i) => (i === at ? { ...r, ...over } : r)))
  return (
    <section className={css.renames} aria-label={title}>
      <h3>{title}</h3>
      <p className={css.quiet}>{lead}</p>
      <datalist id={id}>
        {known.map((k) => (
          <option key={k} value={k} />
        ))}
      </datalist>
      {all.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      {all.map((r, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is typed is all there is of a line
        <div key={i} className={css.rename}>
          <input
            type="text"
            list={known.length > 0 ? id : undefined}
            aria-label={words.from(title, i + 1)}
            disabled={fixed}
            value={r.from}
            onChange={(e) => put(i, { from: e.target.value })}
          />
          <span aria-hidden="true">{words.arrow}</span>
          <input
            type="text"
            aria-label={words.to(title, i + 1)}
            disabled={fixed}
            value={r.to}
            onChange={(e) => put(i, { to: e.target.value })}
          />
          {fixed ? null : (
            <Button small aria-label={words.dropOf(title, i + 1)} onClick={() => onAll(without(all, i))}>
              {words.drop}
            </Button>
          )}
        </div>
      ))}
      {fixed ? null : (
        <div>
          <Button small aria-label={words.addTo(title)} onClick={() => onAll([...all, { from: '', to: '' }])}>
            {words.add}
          </Button>
        </div>
      )}
    </section>
  )
}
