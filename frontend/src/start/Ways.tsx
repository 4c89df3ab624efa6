import { IconExternalLink } from '@tabler/icons-react'
import type { Starters, Way } from '../host/types'
import { start as words } from '../text/ja.start'
import { Mark } from '../ui/Mark'
import css from './Start.module.css'

type Props = { from: Starters; chosen: number; onChoose: (account: number) => void }

/** The accounts that reach the customer; those that do not say why. */
export function Ways({ from, chosen, onChoose }: Props) {
  const none = !from.ways.some((w) => w.ok)
  return (
    <fieldset className={css.ways}>
      <legend className={css.label}>{words.way}</legend>
      {none ? (
        <p className={css.none} role="status">
          <b>{words.noWay}</b> {from.ways.length > 0 ? words.noWayNext : words.noneAtAll}
        </p>
      ) : null}
      {from.ways.map((w) => (
        <Choice key={w.account} way={w} chosen={w.account === chosen} onChoose={() => onChoose(w.account)} />
      ))}
      {none && from.url ? (
        <a className={css.link} href={from.url} target="_blank" rel="noreferrer">
          <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
          {words.onMall(from.mall)}
        </a>
      ) : null}
    </fieldset>
  )
}

function Choice({ way, chosen, onChoose }: { way: Way; chosen: boolean; onChoose: () => void }) {
  return (
    <label className={css.way} data-off={!way.ok || undefined}>
      <input
        type="radio"
        name="start-way"
        checked={chosen && way.ok}
        disabled={!way.ok}
        onChange={onChoose}
      />
      <Mark mark={way.mark} shape={way.shape} small />
      <span className={css.words}>
        <b>{way.name}</b>
        <span className={css.soft}>{way.ok ? (way.by_order ? words.byOrder : words.byMail) : way.why}</span>
      </span>
    </label>
  )
}
