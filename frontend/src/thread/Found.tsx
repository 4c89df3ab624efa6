import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSearchPlaces } from '../host/queries/search'
import type { Message, SearchPlace } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { go, usePlace } from '../nav'
import { toMiddle } from '../search/middle'
import { search as words } from '../text/ja.search'
import { Button } from '../ui/Button'
import css from './Found.module.css'

const PAINT = 'found'

/** The words as they stand in the texts. */
function spellings(places: readonly SearchPlace[], messages: readonly Message[]) {
  const all = places.flatMap((p) => {
    const text = p.text || (messages.find((m) => m.id === p.message)?.text ?? '')
    return p.marks.map((m) => text.slice(m.start, m.end))
  })
  return [...new Set(all)].filter(Boolean)
}

/** Every place of the shown conversation where one of the words stands. */
function rangesIn(box: HTMLElement, spelled: readonly string[]) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const found: Range[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? ''
    for (let at = 0; at < text.length; at++) {
      const word = spelled.find((w) => text.startsWith(w, at))
      if (!word) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + word.length)
      found.push(range)
      at += word.length - 1
    }
  }
  return found
}

/** Marks are painted over the page as it stands, where the window can; going to them works everywhere. */
function paint(ranges: readonly Range[]) {
  if (!('highlights' in CSS) || typeof Highlight === 'undefined') return
  if (ranges.length > 0) CSS.highlights.set(PAINT, new Highlight(...ranges))
  else CSS.highlights.delete(PAINT)
}

type Props = { id: number; messages: readonly Message[]; box: RefObject<HTMLElement | null> }

/** Of an inquiry that was opened from a search: its places, F3 from one to the next, and the way back. */
export function Found({ id, messages, box }: Props) {
  const { find } = usePlace()
  const places = useSearchPlaces(find ? id : 0, find).data?.places
  const [ranges, setRanges] = useState<Range[]>([])
  const [current, setCurrent] = useState(0)
  const begun = useRef(false)
  useEffect(() => {
    const found = box.current && places ? rangesIn(box.current, spellings(places, messages)) : []
    setRanges(found)
    paint(found)
    // Once: what arrives later never moves the text being read.
    if (find && !begun.current) {
      toMiddle(box.current, found[0])
      box.current?.focus({ preventScroll: true })
    }
    begun.current ||= places !== undefined
    return () => paint([])
  }, [find, places, messages, box])
  const turn = (by: number) => {
    if (ranges.length === 0) return
    const next = (current + by + ranges.length) % ranges.length
    setCurrent(next)
    toMiddle(box.current, ranges[next])
  }
  useKeys({ nextHit: () => turn(1), previousHit: () => turn(-1) }, find !== '')
  if (!find) return null
  return (
    <div className={css.bar}>
      <Button small kind="quiet" onClick={() => go({ to: 'found', id })}>
        {words.back}
      </Button>
      <span className={css.words}>{find}</span>
      <span className={css.gap} />
      {ranges.length > 0 ? (
        <>
          <span role="status">{words.place(current + 1, ranges.length)}</span>
          <Button small kind="quiet" action="nextHit" onClick={() => turn(1)}>
            {words.nextHit}
          </Button>
        </>
      ) : null}
    </div>
  )
}
