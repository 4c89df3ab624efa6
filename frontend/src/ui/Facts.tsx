import css from './Facts.module.css'

/** What is known of one thing, a name and a value each; what is empty is left out. */
export function Facts({ of }: { of: readonly (readonly [string, string])[] }) {
  return (
    <dl className={css.facts}>
      {of
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
