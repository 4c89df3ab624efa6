import { useCounts, usePressing } from '../host/queries/inbox'
import type { Counts } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { go, STATES, type State, usePlace } from '../nav'
import { count } from '../text/format'
import { ja } from '../text/ja'
import { due } from '../text/ja.due'
import css from './StateTabs.module.css'

/** 完了 and 対応不要 show no count: they only grow. */
function counted(state: State, counts: Counts | undefined) {
  if (!counts || state === 'done' || state === 'ignored' || counts[state] === 0) return ''
  return count(counts[state])
}

export function StateTabs() {
  const { state: chosen, search, filter } = usePlace()
  const { data } = useCounts({ accounts: filter.accounts, owner: filter.owner })
  const late = usePressing().data?.late_new ?? 0
  const turn = (by: number) => {
    const state = STATES[STATES.indexOf(chosen) + by]
    if (state) go({ to: 'state', state })
  }
  useKeys({
    previousTab: () => turn(-1),
    nextTab: () => turn(1),
    goSnoozed: () => go({ to: 'state', state: 'snoozed' }),
    goWaiting: () => go({ to: 'state', state: 'waiting' }),
    goDone: () => go({ to: 'state', state: 'done' }),
  })
  return (
    <div className={css.tabs} role="tablist" aria-label={ja.inbox.states}>
      {STATES.map((state) => (
        <button
          key={state}
          type="button"
          role="tab"
          className={css.tab}
          aria-selected={state === chosen && !search && filter.states.length === 0}
          onClick={() => go({ to: 'state', state })}
        >
          {ja.states[state]}
          <span className={css.count} aria-live="polite">
            {counted(state, data)}
          </span>
          {state === 'new' && late > 0 ? <span className={css.late}>{due.late(late)}</span> : null}
        </button>
      ))}
    </div>
  )
}
