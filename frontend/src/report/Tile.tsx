import css from './Report.module.css'

export type Change = { text: string; good: boolean | null }

type Props = { name: string; value: string; unit?: string; change: Change | null; means: string }

/** One number with its change in words; what it counts is always written below. */
export function Tile({ name, value, unit, change, means }: Props) {
  const tone = change?.good === undefined || change.good === null ? '' : change.good ? css.good : css.bad
  return (
    <li className={css.tile}>
      <p className={css.name}>{name}</p>
      <p className={css.value}>
        {value}
        {unit ? <span className={css.unit}>{unit}</span> : null}
      </p>
      <p className={`${css.change} ${tone}`}>{change?.text ?? ''}</p>
      <p className={css.means}>{means}</p>
    </li>
  )
}
