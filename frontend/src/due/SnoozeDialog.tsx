import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useSnoozeTimes } from '../host/queries/shop'
import type { SnoozeTime } from '../host/types'
import { when } from '../text/format'
import { snooze as words } from '../text/ja.due'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './due.module.css'
import { MomentField } from './MomentField'
import { Moments } from './Moments'

type Props = { ids: number[]; onClose: () => void; onDone: () => void }

const MINUTE = 60_000
const UNTIL_ASKED = 0
const reason = { id: 'snooze-for', help: words.reasonHelp }

/** Until when, and what for. Enter takes the first; every moment is the shop's own. */
export function SnoozeDialog({ ids, onClose, onDone }: Props) {
  const now = useNow(MINUTE)
  const { data, error, refetch } = useSnoozeTimes(true)
  const put = useAction('Snooze')
  const [what, setWhat] = useState('')
  const [picking, setPicking] = useState(false)
  const until = (at: number) => put.mutate({ ids, until: at, for: what }, { onSuccess: onDone })
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={400} title={words.title}>
      <div className={css.dialog}>
        <p className={css.quiet}>{words.text}</p>
        {put.error ? <ProblemNote error={put.error} /> : null}
        {picking ? (
          <MomentField id="snooze-at" label={words.pickAt} action={words.use} onPick={until} />
        ) : data ? (
          <Choices times={data.times} now={now} onPick={until} onOther={() => setPicking(true)} />
        ) : null}
        {error && !data ? <ProblemNote error={error} again={() => void refetch()} /> : null}
        <FieldBox {...reason} label={words.reason}>
          <input
            {...controlProps(reason)}
            type="text"
            autoComplete="off"
            maxLength={80}
            value={what}
            onChange={(e) => setWhat(e.currentTarget.value)}
          />
        </FieldBox>
      </div>
    </Modal>
  )
}

type ChoicesProps = {
  times: SnoozeTime[]
  now: number
  onPick: (at: number) => void
  onOther: () => void
}

/** The shop's own moments, another one, or none at all. */
function Choices({ times, now, onPick, onOther }: ChoicesProps) {
  const all = [
    ...times.map(({ key, at, closed }) => ({
      key,
      name: closed ? words.onClosed(words.names[key] ?? key) : (words.names[key] ?? key),
      at: when(at, now),
      act: () => onPick(at),
    })),
    { key: 'pick', name: words.pick, at: '', act: onOther },
    { key: 'asked', name: words.asked, at: '', act: () => onPick(UNTIL_ASKED) },
  ]
  return <Moments label={words.times} all={all} />
}
