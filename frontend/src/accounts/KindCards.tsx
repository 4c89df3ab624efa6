import type { Kind } from '../host/types'
import { pages } from '../text/ja.pages'
import { Mark } from '../ui/Mark'
import css from './KindCards.module.css'

type Props = { kinds: Kind[]; onAdd: (kind: Kind) => void }

/** What can be connected, with what to have at hand and how long it takes. */
export function KindCards({ kinds, onAdd }: Props) {
  return (
    <ul className={css.cards} id="kinds">
      {kinds.map((kind) => (
        <li key={kind.kind}>
          <button type="button" className={css.card} onClick={() => onAdd(kind)}>
            <Mark mark={kind.mark} shape={kind.shape} />
            <span className={css.words}>
              <span className={css.top}>
                <span className={css.label}>{kind.label}</span>
                <span className={css.takes}>{kind.takes}</span>
              </span>
              <span className={css.needs}>{pages.accounts.needs(kind.needs)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
