import type { TrackFound } from '../host/types'
import { dateTime } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as words } from '../text/ja.order'
import { CopyButton } from '../ui/CopyButton'
import css from './OrderPane.module.css'
import { TrackLink } from './TrackLink'

/** Numbers in what the customer wrote that may be parcels': a person has to look. */
export function FoundNumbers({ found }: { found: TrackFound[] }) {
  if (found.length === 0) return null
  return (
    <section className={css.part} aria-label={words.found}>
      <div className={css.line}>
        <b className={css.label}>{words.found}</b>
      </div>
      <p className={css.soft}>{words.foundHelp}</p>
      {found.map((f) => (
        <div key={f.number}>
          <div className={css.line}>
            <span className={css.whole}>{f.number}</span>
            <CopyButton value={f.number} of={ja.order.tracking} />
            <span className={css.gap} />
            <span className={css.small}>{dateTime(f.at)}</span>
          </div>
          <div className={css.pages}>
            {f.pages.map((p) => (
              <TrackLink key={p.url} page={p} number={f.number}>
                {p.name}
              </TrackLink>
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}
