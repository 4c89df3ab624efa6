import { after, useAction } from '../host/queries/actions'
import type { Thread } from '../host/types'
import { useMay } from '../people/rights'
import { writeAgain } from '../start/writeAgain'
import { upcoming } from '../text/format'
import { plan as words } from '../text/ja.approval'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './Approval.module.css'
import { Reschedule } from './Reschedule'

const MINUTE = 60_000

/** In the conversation whose answer is planned: when it leaves, and the way back. */
export function PlannedLine({ thread }: { thread: Thread }) {
  const now = useNow(MINUTE)
  const may = useMay()('send')
  const takeBack = useAction('TakeBack')
  const item = thread.outbox.find((o) => o.state === 'queued' && o.planned)
  if (!item) return null
  const back = () =>
    after(takeBack.mutateAsync({ id: item.id }), ({ starts, start }) => starts && writeAgain(item, start))
  return (
    <div className={css.newer} role="status">
      <span>{words.planned(upcoming(item.send_at, now))}</span>
      {takeBack.error ? <ProblemNote error={takeBack.error} /> : null}
      {may ? (
        <span className={css.head}>
          <Reschedule item={item} />
          <Button small onClick={back}>
            {words.takeBack}
          </Button>
        </span>
      ) : null}
    </div>
  )
}
