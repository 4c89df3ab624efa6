import { IconMessages } from '@tabler/icons-react'
import { HoldBars } from '../compose/HoldBars'
import { useAccounts } from '../host/queries/accounts'
import { useThread } from '../host/queries/thread'
import { later } from '../later'
import { ja } from '../text/ja'
import { Empty } from '../ui/Empty'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import type { ThreadProps } from './OpenThread'
import css from './ThreadPane.module.css'

const OpenThread = later(() => import('./OpenThread').then((m) => m.OpenThread))

/** The middle of the desk: conversation, answer, and the replies on hold. */
export function ThreadPane(p: ThreadProps) {
  const query = useThread(p.id)
  const unconnected = useAccounts().data?.accounts.length === 0
  return (
    <section className={css.pane} aria-label={ja.thread.label}>
      <SlowLine busy={p.id > 0 && query.isPending} />
      {p.id === 0 ? (
        <Empty
          icon={<IconMessages size={20} stroke={1.6} />}
          title={unconnected ? ja.inbox.notYet : ja.inbox.choose}
          text={unconnected ? ja.inbox.notYetText : ja.inbox.chooseText}
        />
      ) : null}
      {query.error && !query.data ? (
        <ProblemNote error={query.error} again={() => void query.refetch()} />
      ) : null}
      {query.data ? <OpenThread {...p} thread={query.data} /> : null}
      <HoldBars />
    </section>
  )
}
