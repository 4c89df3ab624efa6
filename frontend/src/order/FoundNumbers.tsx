import type { TrackFound } from '../host/types'
import { dateTime } from '../text/format'
import { ja } from '../text/ja'
import { orderMore as words } from '../text/ja.order'
import { CopyButton } from '../ui/CopyButton'
import css from './FoundNumbers.module.css'
import part from './Part.module.css'
import { TrackLink } from './TrackLink'

/** Numbers in what the customer wrote that may be parcels': a person has to look. */
export function FoundNumbers({ found }: { found: TrackFound[] }) {
  if (found.length === 0) return null
  return (
    <section className={part.box} aria-label={words.found}>
      <div className={part.line}>
        <b className={part.label}>{words.found}</b>
      </div>
      <p className={part.soft}>{words.foundHelp}</p>
      {found.map((f) => (
        <div key={f.number}>
          <div className={part.line}>
            <span className={part.whole}>{f.number}</span>
            <CopyButton value={f.number} of={ja.order.tracking} />
            <span className={part.gap} />
            <span className={part.small}>{dateTime(f.at)}</span>
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
