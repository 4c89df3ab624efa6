import { IconAlertCircle, IconClock, IconHelp } from '@tabler/icons-react'
import { useAction } from '../host/queries'
import type { OutboxItem, TakenBack } from '../host/types'
import { writeAgain } from '../start/writeAgain'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import cardCss from './MessageCard.module.css'
import css from './PendingCard.module.css'
import { SpokenText } from './SpokenText'

const icons: Record<string, typeof IconClock> = { failed: IconAlertCircle, unknown: IconHelp }

/** An answer that has not arrived for certain keeps its place in the conversation. */
export function PendingCard({ item, onTakenBack }: { item: OutboxItem; onTakenBack: () => void }) {
  const Icon = icons[item.state] ?? IconClock
  return (
    <article className={cardCss.card} data-look="out">
      <header className={cardCss.head}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        <b className={cardCss.name}>{ja.thread.looks.out.name}</b>
        <span className={cardCss.aside}>{item.by}</span>
        <span className={cardCss.gap} />
        <span className={css.badge} data-state={item.state}>
          {ja.thread.sending[item.state]}
        </span>
      </header>
      <SpokenText text={item.text} />
      {item.reason ? <p className={css.reason}>{item.reason}</p> : null}
      {item.state === 'unknown' ? <Resolve item={item} /> : null}
      {item.state === 'failed' ? <TakeBack item={item} onTakenBack={onTakenBack} /> : null}
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

function TakeBack({ item, onTakenBack }: { item: OutboxItem; onTakenBack: () => void }) {
  const { mutate, error, isPending } = useAction('TakeBack')
  const onBack = (back: TakenBack) => (back.starts ? writeAgain(item, back.start) : onTakenBack())
  return (
    <div className={css.buttons}>
      {error ? <ProblemNote error={error} /> : null}
      <Button small busy={isPending} onClick={() => mutate({ id: item.id }, { onSuccess: onBack })}>
        {ja.thread.rewrite}
      </Button>
    </div>
  )
}
