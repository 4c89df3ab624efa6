import { useChanges } from '../host/queries/people'
import type { Change } from '../host/types'
import { useUndo } from '../inbox/undo'
import { when } from '../text/format'
import { changeText, undo as words } from '../text/ja.undo'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './Kept.module.css'

const MINUTE = 60_000

/** What the acting person did last, each with its way back. */
export function Changes() {
  const { data, error, refetch } = useChanges()
  const { undo, isPending, error: failed, reset } = useUndo()
  const now = useNow(MINUTE)
  const back = (change: Change, row: HTMLElement | null) => {
    undo(change)
    row?.focus()
  }
  return (
    <>
      <p className={css.text}>{words.recent.text}</p>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {failed ? <ProblemNote error={failed} close={reset} /> : null}
      {data?.changes.length === 0 ? <p className={css.none}>{words.recent.none}</p> : null}
      <ul className={css.list}>
        {data?.changes.map((change) => (
          <li key={change.id} className={css.row} tabIndex={-1}>
            <span className={css.what}>{changeText(change)}</span>
            <span className={css.at}>{when(change.at, now)}</span>
            {change.undone_at ? (
              <span className={css.done}>{words.recent.done}</span>
            ) : (
              <Button
                small
                busy={isPending}
                aria-label={words.recent.back(changeText(change))}
                onClick={(e) => back(change, e.currentTarget.closest('li'))}
              >
                {words.button}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
