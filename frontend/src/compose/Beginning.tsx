import { PlannedLine } from '../approval/PlannedLine'
import type { Thread } from '../host/types'
import { start as words } from '../text/ja.start'
import css from './Composer.module.css'

/** In place of the answer while the first text has not arrived: there is nothing to answer yet. */
export function Beginning({ thread }: { thread: Thread }) {
  const state = thread.outbox[0]?.state
  const says = state === 'failed' || state === 'unknown' ? words.thread[state] : words.thread.waiting
  return (
    <div className={css.beginning}>
      <p role="status">{says}</p>
      <PlannedLine thread={thread} />
    </div>
  )
}
