import type { ReactNode } from 'react'
import css from './Empty.module.css'

type Props = { icon: ReactNode; title: string; text?: string; children?: ReactNode }

/** An end with a next step: what is so, and what to do now. */
export function Empty({ icon, title, text, children }: Props) {
  return (
    <div className={css.empty}>
      <span className={css.icon}>{icon}</span>
      <h2 className={css.title}>{title}</h2>
      {text ? <p className={css.text}>{text}</p> : null}
      {children}
    </div>
  )
}
