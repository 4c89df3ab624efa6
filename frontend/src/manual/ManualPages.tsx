import type { ManualList } from '../host/types'
import { useMay } from '../people/rights'
import { dateTime } from '../text/format'
import { manual as words } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { editManual } from './begin'
import css from './Manual.module.css'
import { ManualText } from './ManualText'

/** The pages that hold for an inquiry: of its category, and the common one. */
export function ManualPages({ list }: { list: ManualList }) {
  const may = useMay()
  const own = list.manuals.some((m) => m.category > 0)
  return (
    <>
      {list.manuals.map((m) => (
        <article key={m.category} className={css.page} aria-label={words.of(m.title)}>
          <h3 className={css.title}>{m.category > 0 ? words.of(m.title) : words.common}</h3>
          <ManualText body={m.body} />
          <p className={css.meta}>{words.changed(dateTime(m.changed_at), m.by)}</p>
          {may('templates') ? (
            <Button small kind="link" onClick={() => editManual(m.category)}>
              {words.edit}
            </Button>
          ) : null}
        </article>
      ))}
      {!own && list.category > 0 && may('templates') ? (
        <Button small kind="link" onClick={() => editManual(list.category)}>
          {words.write}
        </Button>
      ) : null}
    </>
  )
}
