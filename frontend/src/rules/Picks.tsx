import css from './Rules.module.css'

type Props<K> = {
  label: string
  all: { key: K; name: string }[]
  chosen: K[]
  invalid?: boolean
  hint?: string
  onChange: (chosen: K[]) => void
}

/** Any number of a few. One that is out of use is not offered again. */
export function Picks<K extends string | number>({ label, all, chosen, invalid, hint, onChange }: Props<K>) {
  const turn = (key: K, on: boolean) =>
    onChange(all.map((o) => o.key).filter((k) => (k === key ? on : chosen.includes(k))))
  return (
    <fieldset aria-label={label} className={css.picks}>
      {all.map((o, i) => (
        <label key={o.key} className={css.pick}>
          <input
            type="checkbox"
            aria-invalid={(invalid && i === 0) || undefined}
            checked={chosen.includes(o.key)}
            onChange={(e) => turn(o.key, e.currentTarget.checked)}
          />
          {o.name}
        </label>
      ))}
      {hint ? <span className={css.when}>{hint}</span> : null}
    </fieldset>
  )
}
