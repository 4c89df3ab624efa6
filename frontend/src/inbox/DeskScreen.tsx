import { useEffect, useReducer, useState } from 'react'
import { filterOf } from '../host/filterOf'
import { useKeys } from '../keys/useKeys'
import { go, usePlace } from '../nav'
import { OrderPane } from '../order/OrderPane'
import { ThreadPane } from '../thread/ThreadPane'
import { ProblemNote } from '../ui/ProblemNote'
import { Splitter } from '../ui/Splitter'
import { useNow } from '../ui/useNow'
import css from './DeskScreen.module.css'
import { Filters } from './Filters'
import { ListPane } from './ListPane'
import { OfficialAsk } from './OfficialAsk'
import { StateTabs } from './StateTabs'
import { useDeskKeys } from './useDeskKeys'
import { useListFocus } from './useListFocus'
import { useMoves } from './useMoves'
import { usePutOff } from './usePutOff'
import { useRows } from './useRows'
import { useSelection } from './useSelection'
import { FOLDED, fold } from './view'

const MINUTE = 60_000

/** The desk: tabs, list, conversation and order beside each other. */
export function DeskScreen() {
  const place = usePlace()
  const now = useNow(MINUTE)
  const [view, turn] = useReducer(fold, FOLDED)
  const [scrolled, setScrolled] = useState(false)
  const filter = filterOf(place)
  const inbox = useRows(filter, scrolled || place.id > 0, place.id)
  const focus = useListFocus(inbox.rows, place.id)
  const selection = useSelection(inbox.rows, JSON.stringify(filter), focus)
  const moves = useMoves()
  const putOff = usePutOff(focus.passOn)
  useDeskKeys({ view, turn, focus, moves, putOff })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another inquiry folds what was open beside the last one
  useEffect(() => turn({ do: 'fold' }), [place.id])
  useKeys({ back: () => go({ to: 'search', text: '' }) }, place.search !== '' && place.id === 0)
  return (
    <div className={css.desk} data-writing={view.writing || undefined} data-open={place.id > 0 || undefined}>
      <div className={css.tabs}>
        <StateTabs />
        <Filters />
      </div>
      {moves.error ? <ProblemNote error={moves.error} close={moves.reset} /> : null}
      {putOff.dialog}
      {moves.asking ? <OfficialAsk onSure={moves.asking} onClose={() => moves.ask(null)} /> : null}
      <div className={css.panes}>
        <div className={css.list}>
          <ListPane
            list={focus.list}
            inbox={inbox}
            now={now}
            activeId={focus.activeId}
            onOpen={focus.open}
            onScrolled={setScrolled}
            selection={selection}
          />
          <Splitter name="list" side="right" />
        </div>
        <ThreadPane
          key={place.id}
          id={place.id}
          now={now}
          view={view}
          turn={turn}
          onMove={(row, state, reason) =>
            state === 'snoozed'
              ? putOff.snooze(row)
              : moves.change(row, state, () => focus.passOn(row), reason)
          }
          onSent={focus.passOn}
        />
        <OrderPane key={`order-${place.id}`} id={place.id} now={now} view={view} turn={turn} />
      </div>
    </div>
  )
}
