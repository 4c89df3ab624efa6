// The answer that is open takes a text from elsewhere, at the caret.
type Put = (text: string) => void

let taker: Put | null = null

/** The open answer says that it takes texts; the returned function ends that. */
export function takeTexts(put: Put) {
  taker = put
  return () => {
    if (taker === put) taker = null
  }
}

/** False when no answer is open. */
export function putText(text: string) {
  taker?.(text)
  return taker !== null
}
