import type { Mark } from '../host/types'

type Props = { text: string; marks: readonly Mark[]; current?: number; from?: number }

/** A text with the places marked that the program has found in it. */
export function Highlighted({ text, marks, current = -1, from = 0 }: Props) {
  let at = 0
  return (
    <>
      {marks.map((m, i) => {
        const before = text.slice(at, m.start)
        at = m.end
        return (
          <span key={m.start}>
            {before}
            <mark data-hit={from + i} data-current={from + i === current || undefined}>
              {text.slice(m.start, m.end)}
            </mark>
          </span>
        )
      })}
      {text.slice(at)}
    </>
  )
}
