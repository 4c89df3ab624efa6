import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { Snippet, Variable } from '../host/types'
import { isImeKey } from '../keys/ime'
import { placeOf } from './caret'
import { insertText } from './insert'
import { type Opening, openingAt } from './match'
import { type Offer, offers } from './offers'

const MOST = 8
const WIDTH = 360 // px, as BodyField.module.css has it

type Shown = Opening & { left: number; top: number }

/** Type-ahead on 「{」 in a text field: what fits, which is chosen, and the keys that move and take it. */
export function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  variables: Variable[],
  snippets: Snippet[],
) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [at, setAt] = useState(0)
  const fitting = shown ? offers(variables, snippets, shown.word).slice(0, MOST) : []

  const close = () => setShown(null)
  /** Looks again at what stands before the caret. Not called while the input method converts. */
  const look = () => {
    const box = field.current
    const opening =
      box && box.selectionStart === box.selectionEnd ? openingAt(box.value, box.selectionStart) : null
    if (!box || !opening) return close()
    if (opening.from !== shown?.from || opening.word !== shown.word) setAt(0)
    const { left, top } = placeOf(box, opening.from)
    setShown({ ...opening, left: Math.max(0, Math.min(left, box.clientWidth - WIDTH)), top })
  }
  const take = (offer: Offer) => {
    const box = field.current
    if (!box || !shown) return
    const end = box.selectionEnd
    // A brace that was closed beforehand is replaced too, never doubled.
    const closed = /^[}｝]/.test(box.value.slice(end)) ? 1 : 0
    const put = offer.put ?? `{${offer.name}}`
    insertText(box, shown.from, end + closed, put)
    // What ends open asks on: the name of a shared text follows.
    if (put.endsWith(':')) look()
    else close()
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (fitting.length === 0 || isImeKey(e.nativeEvent)) return
    const chosen = fitting[at]
    if (e.key === 'ArrowDown') setAt((at + 1) % fitting.length)
    else if (e.key === 'ArrowUp') setAt((at + fitting.length - 1) % fitting.length)
    else if (e.key === 'Escape') close()
    else if ((e.key === 'Enter' || e.key === 'Tab') && chosen) take(chosen)
    else return
    e.preventDefault()
    e.stopPropagation()
  }
  return { fitting, shown, at, look, close, take, onKeyDown }
}
