import { useEffect, useSyncExternalStore } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useChanges } from '../host/queries/people'
import type { Change, Undone } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { changeText, leftText, undo as words } from '../text/ja.undo'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './undo.module.css'

/** An act with a way back of its own, beside those in the program's journal. */
export type Undo = { text: string; run: () => void }

type State = {
  own: Undo | null
  /** Changes up to this one were made before: Z does not reach behind it. Unknown until they are read. */
  since: number | null
  undone: Undone | null
}

const EMPTY: State = { own: null, since: null, undone: null }
let state = EMPTY
const hearers = new Set<() => void>()

function set(part: Partial<State>) {
  state = { ...state, ...part }
  for (const hear of hearers) hear()
}

/** Offers a way back that is not in the journal; null ends what Z reaches, as a sent reply does. */
export const offerUndo = (own: Undo | null) => set({ ...EMPTY, own })

function useOffered() {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => state,
  )
}

/** Takes a change back and tells what became of it. */
export function useUndo() {
  const { mutate, isPending, error, reset } = useAction('Undo')
  const undo = (change: Change) =>
    mutate(
      { id: change.id },
      {
        onSuccess: (undone) => {
          if (undone.left.length > 0) set({ undone })
          else toast(words.undone(change))
          const [only, ...more] = undone.back
          if (only && more.length === 0) go({ to: 'inquiry', id: only })
        },
      },
    )
  const shown = error instanceof Problem && error.code === 'undone_before' ? null : error
  return { undo, isPending, error: shown, reset }
}

/** Says what was done and offers the way back, at the foot of the list. */
export function UndoBar() {
  const { own, since, undone } = useOffered()
  const may = useMay()('act')
  const changes = useChanges(may).data?.changes
  const newest = changes?.[0]?.id ?? 0
  useEffect(() => {
    if (changes && since === null) set({ since: newest })
  }, [changes, since, newest])
  const { undo, error, reset } = useUndo()
  const change = since === null ? undefined : changes?.find((c) => c.id > since && c.undone_at === 0)
  const run = () => {
    set({ undone: null })
    if (change) undo(change)
    else if (own) {
      set({ own: null })
      own.run()
    }
  }
  const text = change ? changeText(change) : (own?.text ?? '')
  useKeys({ undo: run }, text !== '' && may)
  return (
    <>
      {error ? <ProblemNote error={error} close={reset} /> : null}
      {undone ? <Left undone={undone} /> : null}
      {text ? (
        <div className={css.bar} role="status">
          <span className={css.text} title={text}>
            {text}
          </span>
          <Button small action="undo" onClick={run}>
            {words.button}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** What could not be taken back, and why. */
function Left({ undone }: { undone: Undone }) {
  return (
    <div className={css.left} role="alert">
      <ul>
        {undone.left.map((l) => (
          <li key={`${l.inquiry} ${l.part}`}>{leftText(l)}</li>
        ))}
      </ul>
      <Button small onClick={() => set({ undone: null })}>
        {words.close}
      </Button>
    </div>
  )
}
