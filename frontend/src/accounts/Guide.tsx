import type { Kind } from '../host/types'
import { pages } from '../text/ja.pages'
import { Mark } from '../ui/Mark'
import css from './Guide.module.css'
import { Drawings } from './guide/Drawings'

/** How a shop gets what the form asks for, step by step. */
export function Guide({ kind }: { kind: Kind }) {
  return (
    <aside className={css.guide} aria-label={pages.form.guide}>
      <h2 className={css.title}>
        <Mark mark={kind.mark} shape={kind.shape} small />
        {pages.form.guide}
      </h2>
      <p className={css.needs}>{pages.accounts.needs(kind.needs)}</p>
      <ol className={css.steps}>
        {kind.guide.map((step, i) => (
          <li key={step}>
            <span className={css.number} aria-hidden="true">
              {i + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <Drawings kind={kind.kind} />
    </aside>
  )
}
