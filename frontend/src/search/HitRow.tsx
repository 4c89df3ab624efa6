import type { SearchHit } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { search as words } from '../text/ja.search'
import { who } from '../text/who'
import { Mark } from '../ui/Mark'
import { Highlighted } from './Highlighted'
import css from './Results.module.css'

type Props = { hit: SearchHit; now: number; active: boolean; onClick: () => void; onOpen: () => void }

/** What the snippet is when it is not simply what the customer wrote. */
function placeOf(hit: SearchHit) {
  if (hit.label === 'text') return hit.kind === 'memo' ? words.memo : hit.kind === 'out' ? words.shop : ''
  return words.labels[hit.label] ?? ''
}

/** One inquiry that was found, with the place in it. */
export function HitRow({ hit, now, active, onClick, onOpen }: Props) {
  const row = hit.inquiry
  const place = placeOf(hit)
  const name = who(row)
  const label = [name, row.account_name, ja.states[row.state], row.subject, place, hit.snippet].filter(
    Boolean,
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox and the search box hear the keys
    <div
      className={css.row}
      role="option"
      id={`hit-${row.id}`}
      aria-selected={active}
      aria-label={label.join('、')}
      tabIndex={-1}
      onClick={onClick}
      onDoubleClick={onOpen}
    >
      <Mark mark={row.mark} shape={row.shape} />
      <div className={css.first}>
        <span className={css.name} title={name}>
          {row.customer ? (
            <>
              <Highlighted text={row.customer} marks={hit.customer} />
              {name.slice(row.customer.length)}
            </>
          ) : (
            name
          )}
        </span>
        <span className={css.state}>{ja.states[row.state]}</span>
        <span className={css.gap} />
        <time className={css.time}>{when(row.last_at, now)}</time>
      </div>
      <div className={css.subject} title={row.subject}>
        <Highlighted text={row.subject} marks={hit.subject} />
      </div>
      <div className={css.snippet} title={hit.snippet}>
        {place ? `${place}：` : ''}
        <Highlighted text={hit.snippet} marks={hit.marks} />
      </div>
    </div>
  )
}
