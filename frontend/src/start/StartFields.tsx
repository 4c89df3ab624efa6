import type { StartDraft, Way } from '../host/types'
import { start as words } from '../text/ja.start'
import css from './Start.module.css'
import type { Part } from './useStartDraft'

type Props = { way: Way; draft: StartDraft; change: (part: Part) => void }

/** To whom and what about, as far as the way does not know it by itself. */
export function StartFields({ way, draft, change }: Props) {
  return (
    <>
      {way.by_order ? null : (
        <Line label={words.address} type="email" value={draft.to} onChange={(to) => change({ to })} />
      )}
      {way.subject ? (
        <Line label={words.subject} value={draft.subject} onChange={(subject) => change({ subject })} />
      ) : null}
      {way.categories.length > 0 ? (
        <label className={css.field}>
          <span className={css.label}>{words.category}</span>
          <select
            className={css.input}
            value={draft.category}
            onChange={(e) => change({ category: e.target.value })}
          >
            {way.categories.map((c) => (
              <option key={c.code} value={c.code}>
                {c.label}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  )
}

type LineProps = { label: string; value: string; type?: string; onChange: (text: string) => void }

function Line({ label, value, type = 'text', onChange }: LineProps) {
  return (
    <label className={css.field}>
      <span className={css.label}>{label}</span>
      <input
        className={css.input}
        type={type}
        autoComplete="off"
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </label>
  )
}
