import { IconArrowBackUp, IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { after, useAction } from '../host/queries/actions'
import { useOutbox } from '../host/queries/compose'
import { keys } from '../host/queries/keys'
import type { OutboxItem, Thread } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { writeAgain } from '../start/writeAgain'
import { ja } from '../text/ja'
import { promise } from '../text/ja.promise'
import { who } from '../text/who'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './HoldBars.module.css'
import { allWords } from './records'

const MOST = 3
const TICK = 250
const MINUTE = 60_000
const SHOWN_BEFORE = 2 * MINUTE
const HOLDING = ['queued', 'sending']

/** Replies that can still be taken back, at the foot of the conversation; they outlive a change of inquiry. */
export function HoldBars() {
  const { data } = useOutbox(HOLDING)
  const now = useNow(MINUTE)
  // What leaves tomorrow is no countdown: its conversation and 送信待ち tell of it.
  const items = (data?.outbox ?? []).filter((i) => !i.planned || i.send_at - now < SHOWN_BEFORE)
  if (items.length === 0) return null
  return <Bars items={items} />
}

function Bars({ items }: { items: OutboxItem[] }) {
  const now = useNow(TICK)
  const client = useQueryClient()
  const takeBack = useAction('TakeBack')
  const sendNow = useAction('SendNow')
  const newest = items.find((i) => i.state === 'queued')
  const back = (item: OutboxItem) =>
    after(takeBack.mutateAsync({ id: item.id }), (back) => {
      if (back.starts) return writeAgain(item, back.start)
      const { draft } = back
      client.setQueryData<Thread>(keys.thread(item.inquiry_id), (t) => (t ? { ...t, draft } : t))
      go({ to: 'inquiry', id: item.inquiry_id })
    })
  const may = useMay()('send')
  useKeys({ takeBack: () => newest && back(newest) }, newest !== undefined && may)
  const error = takeBack.error ?? sendNow.error
  return (
    <div className={css.bars}>
      {error ? <ProblemNote error={error} /> : null}
      {items.slice(0, MOST).map((item) => (
        <Bar
          key={item.id}
          item={item}
          now={now}
          newest={item === newest}
          may={may}
          onBack={() => back(item)}
          onSend={() => sendNow.mutate({ id: item.id })}
        />
      ))}
      {items.length > MOST ? <p className={css.rest}>{ja.compose.moreHeld(items.length - MOST)}</p> : null}
    </div>
  )
}

type Props = {
  item: OutboxItem
  now: number
  newest: boolean
  may: boolean
  onBack: () => void
  onSend: () => void
}

const SOON = 5

function Bar({ item, now, newest, may, onBack, onSend }: Props) {
  const left = Math.max(0, Math.ceil((item.send_at - now) / 1000))
  const whole = Math.max(1, item.send_at - item.created_at)
  const share = Math.min(1, Math.max(0, (item.send_at - now) / whole))
  const sending = item.state === 'sending' || left === 0
  const said = left > SOON ? Math.ceil(whole / 1000) : SOON
  return (
    <section className={css.bar} aria-label={ja.compose.held}>
      <span className="for-readers" role="status">
        {sending ? '' : ja.compose.sendsIn(who({ ...item, order_number: '' }), said)}
      </span>
      <IconClock size={16} stroke={1.8} aria-hidden="true" />
      <p className={css.words} aria-hidden="true">
        <b>{who({ ...item, order_number: '' })}</b>
        {sending ? ja.compose.sendingNow : ja.compose.replyIn}
        {sending ? null : <b>{ja.compose.seconds(left)}</b>}
        {sending ? null : ja.compose.later}
        {item.records.length > 0 ? (
          <span className={css.records}>{promise.held(allWords(item.records))}</span>
        ) : null}
      </p>
      {sending || !may ? null : (
        <>
          <Button
            small
            icon={<IconArrowBackUp size={16} stroke={1.6} aria-hidden="true" />}
            action={newest ? 'takeBack' : undefined}
            onClick={onBack}
          >
            {ja.compose.takeBack}
          </Button>
          <Button small kind="link" onClick={onSend}>
            {ja.compose.sendNow}
          </Button>
        </>
      )}
      <span className={css.line} style={{ width: `${share * 100}%` }} aria-hidden="true" />
    </section>
  )
}
