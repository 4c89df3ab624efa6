import { useSyncExternalStore } from 'react'
import { useKeys } from '../keys/useKeys'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import css from './undo.module.css'

/** The last action that Z takes back. Without a text it is told elsewhere, as a waiting reply is. */
export type Undo = { text: string; run: () => void }

let last: Undo | null = null
const hearers = new Set<() => void>()

export function offerUndo(undo: Undo | null) {
  last = undo
  for (const hear of hearers) hear()
}

function useUndo() {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => last,
  )
}

/** Says what was done and offers the way back, at the foot of the list. */
export function UndoBar() {
  const undo = useUndo()
  const run = () => {
    offerUndo(null)
    undo?.run()
  }
  useKeys({ undo: run }, undo !== null)
  if (!undo?.text) return null
  return (
    <div className={css.bar} role="status">
      <span className={css.text}>{undo.text}</span>
      <Button small action="undo" onClick={run}>
        {ja.inbox.undo}
      </Button>
    </div>
  )
}
