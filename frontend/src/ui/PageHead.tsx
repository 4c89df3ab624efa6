import type { ReactNode } from 'react'
import css from './PageHead.module.css'

type Props = { title: string; lead?: string; before?: ReactNode; children?: ReactNode }

/** The title row of a page; it and its buttons stay in sight while the page scrolls. */
export function PageHead({ title, lead, before, children }: Props) {
  return (
    <header className={css.head}>
      <div className={css.words}>
        {before}
        <h1 className={css.title}>{title}</h1>
        {lead ? <p className={css.lead}>{lead}</p> : null}
      </div>
      <div className={css.buttons}>{children}</div>
    </header>
  )
}
