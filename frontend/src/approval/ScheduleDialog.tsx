import { Modal } from '@mantine/core'
import { useState } from 'react'
import { MomentField } from '../due/MomentField'
import { Moments } from '../due/Moments'
import { useSendTimes } from '../host/queries/approval'
import { when } from '../text/format'
import { plan as words } from '../text/ja.approval'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './Approval.module.css'

type Props = { error?: Error | null; onClose: () => void; onPick: (at: number) => void }

const MINUTE = 60_000

/** When a reply leaves: moments of the shop's own days, or any other. */
export function ScheduleDialog({ error, onClose, onPick }: Props) {
  const now = useNow(MINUTE)
  const times = useSendTimes()
  const [picking, setPicking] = useState(false)
  const all = [
    ...(times.data?.times ?? []).map(({ key, at }) => ({
      key,
      name: words.names[key] ?? key,
      at: when(at, now),
      act: () => onPick(at),
    })),
    { key: 'pick', name: words.pick, at: '', act: () => setPicking(true) },
  ]
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={400} title={words.title}>
      <div className={css.dialog}>
        <p className={css.quiet}>{words.text}</p>
        {error ? <ProblemNote error={error} /> : null}
        {times.error ? <ProblemNote error={times.error} again={() => void times.refetch()} /> : null}
        {picking ? (
          <MomentField id="send-at" label={words.pickAt} action={words.use} onPick={onPick} />
        ) : times.data ? (
          <Moments label={words.times} all={all} />
        ) : null}
      </div>
    </Modal>
  )
}
