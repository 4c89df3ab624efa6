import { type KeyboardEvent, useEffect, useRef } from 'react'
import css from './Moments.module.css'

export type Choice = { key: string; name: string; at: string; act: () => void }

/** Moments to choose from. They come a moment after their dialog, whose focus is elsewhere by then: the first one takes it. */
export function Moments({ label, all }: { label: string; all: Choice[] }) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <ul className={css.times} aria-label={label} onKeyDown={walk}>
      {all.map(({ key, name, at, act }, i) => (
        <li key={key}>
          <button
            type="button"
            ref={i === 0 ? first : undefined}
            className={css.time}
            data-autofocus={i === 0 || undefined}
            onClick={act}
          >
            <span>{name}</span>
            <span className={css.at}>{at}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** ↑ and ↓ go through the moments. */
function walk(e: KeyboardEvent<HTMLUListElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[e.key]
  if (!by) return
  const all = [...e.currentTarget.querySelectorAll('button')]
  const at = all.findIndex((b) => b.matches(':focus'))
  e.preventDefault()
  all[(at + by + all.length) % all.length]?.focus()
}
