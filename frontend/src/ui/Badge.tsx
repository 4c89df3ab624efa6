import type { ReactNode } from 'react'
import css from './Badge.module.css'

export type Tone = 'ok' | 'today' | 'late' | 'accent' | 'plain'

/** A state as a word with its sign; colour only speeds it up. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`${css.badge} ${css[tone]}`}>
      {icon}
      {children}
    </span>
  )
}
