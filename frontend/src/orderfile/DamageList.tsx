import { IconAlertTriangle } from '@tabler/icons-react'
import type { OrderDamage } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import css from './OrderFile.module.css'

/** As many as a person reads; the rest is counted. */
const SHOWN = 100

type Props = { damaged: OrderDamage[]; more: number }

/** What could not be read, where and why. */
export function DamageList({ damaged, more }: Props) {
  if (damaged.length === 0) return null
  const hidden = more + Math.max(0, damaged.length - SHOWN)
  return (
    <section className={`${css.card} ${css.damaged}`} aria-labelledby="orderfile-damaged">
      <h2 id="orderfile-damaged">
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
        {words.damaged(damaged.length + more)}
      </h2>
      <p className={css.help}>{words.damagedHelp}</p>
      <ul>
        {damaged.slice(0, SHOWN).map((d) => (
          <li key={`${d.line} ${d.column} ${d.reason}`}>
            <b>{words.line(d.line)}</b>
            <span>{d.column || words.wholeRow}</span>
            <span>{d.reason}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p>{words.more(hidden)}</p> : null}
    </section>
  )
}
