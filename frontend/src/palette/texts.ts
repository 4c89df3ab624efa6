// The answer that is open takes a text from elsewhere, at the caret, with its values and what it still lacks.
import type { Composed } from '../host/types'

type Put = (composed: Composed) => void

let taker: Put | null = null

/** The open answer says that it takes texts; the returned function ends that. */
export function takeTexts(put: Put) {
  taker = put
  return () => {
    if (taker === put) taker = null
  }
}

/** False when no answer is open. */
export function putText(composed: Composed) {
  taker?.(composed)
  return taker !== null
}
