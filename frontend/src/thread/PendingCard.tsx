import { IconAlertCircle, IconClock, IconHelp } from '@tabler/icons-react'
import { after, useAction } from '../host/queries/actions'
import type { OutboxItem, TakenBack } from '../host/types'
import { isAbsent, whyAbsent } from '../outbox/absence'
import { useSendAgain } from '../outbox/useSendAgain'
import { useMay } from '../people/rights'
import { writeAgain } from '../start/writeAgain'
import { ja } from '../text/ja'
import { absent } from '../text/ja.absent'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import cardCss from './MessageCard.module.css'
import css from './PendingCard.module.css'
import { SpokenText } from './SpokenText'

const icons: Record<string, typeof IconClock> = { failed: IconAlertCircle, unknown: IconHelp }

type Props = { item: OutboxItem; now: number; onTakenBack: () => void }

/** An answer that has not arrived for certain keeps its place in the conversation. */
export function PendingCard({ item, now, onTakenBack }: Props) {
  const Icon = icons[item.state] ?? IconClock
  const may = useMay()('send')
  return (
    <article className={cardCss.card} data-look="out">
      <header className={cardCss.head}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        <b className={cardCss.name}>{ja.thread.looks.out.name}</b>
        <span className={cardCss.aside}>{item.by}</span>
        <span className={cardCss.gap} />
        <span className={css.badge} data-state={item.state}>
          {isAbsent(item) ? absent.badge : ja.thread.sending[item.state]}
        </span>
      </header>
      <SpokenText text={item.text} />
      {item.reason && !isAbsent(item) ? <p className={css.reason}>{item.reason}</p> : null}
      {may && isAbsent(item) ? <Absent item={item} now={now} onTakenBack={onTakenBack} /> : null}
      {may && item.state === 'unknown' && !isAbsent(item) ? <Resolve item={item} /> : null}
      {may && item.state === 'failed' ? <TakeBack item={item} onTakenBack={onTakenBack} /> : null}
    </article>
  )
}

function Resolve({ item }: { item: OutboxItem }) {
  const { mutate, error, isPending } = useAction('Resolve')
  return (
    <div className={css.buttons}>
      {error ? <ProblemNote error={error} /> : null}
      <p className={css.reason}>{item.reason ? '' : ja.thread.unsure}</p>
      <Button small disabled={isPending} onClick={() => mutate({ id: item.id, sent: true })}>
        {ja.thread.wasSent}
      </Button>
      <Button small disabled={isPending} onClick={() => mutate({ id: item.id, sent: false })}>
        {ja.thread.wasNotSent}
      </Button>
      <span className={css.wait}>{ja.thread.waits}</span>
    </div>
  )
}

/** It was looked for where it would have to be and is not there: a person says what became of it. */
function Absent({ item, now, onTakenBack }: Props) {
  const { mutate, error, isPending } = useAction('Resolve')
  const sendAgain = useSendAgain(item, (back) => {
    if (back.starts) return writeAgain(item, back.start)
    toast(absent.inDraft)
    onTakenBack()
  })
  const failure = error ?? sendAgain.error
  const busy = isPending || sendAgain.busy
  return (
    <div className={css.absent}>
      <p className={css.likely}>{absent.title}</p>
      <p>{whyAbsent(item, now)}</p>
      <p>{absent.safe}</p>
      {failure ? <ProblemNote error={failure} /> : null}
      <div className={css.buttons}>
        <Button small disabled={busy} onClick={() => mutate({ id: item.id, sent: true })}>
          {absent.sent}
        </Button>
        <Button small disabled={busy} onClick={sendAgain.again}>
          {absent.again}
        </Button>
      </div>
    </div>
  )
}

function TakeBack({ item, onTakenBack }: Pick<Props, 'item' | 'onTakenBack'>) {
  const { mutateAsync, error, isPending } = useAction('TakeBack')
  const onBack = (back: TakenBack) => (back.starts ? writeAgain(item, back.start) : onTakenBack())
  return (
    <div className={css.buttons}>
      {error ? <ProblemNote error={error} /> : null}
      <Button small busy={isPending} onClick={() => after(mutateAsync({ id: item.id }), onBack)}>
        {ja.thread.rewrite}
      </Button>
    </div>
  )
}
