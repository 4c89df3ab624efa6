import { Modal } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useAction, useSnoozeTimes } from '../host/queries'
import { when } from '../text/format'
import { snooze as words } from '../text/ja.due'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import css from './due.module.css'
import { MomentField } from './MomentField'

type Props = { ids: number[]; onClose: () => void; onDone: () => void }

const MINUTE = 60_000
const UNTIL_ASKED = 0
const reason = { id: 'snooze-for', help: words.reasonHelp }

/** Until when, and what for. Enter takes the first; every moment is the shop's own. */
export function SnoozeDialog({ ids, onClose, onDone }: Props) {
  const now = useNow(MINUTE)
  const times = useSnoozeTimes(true)
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
        ) : (
          <ul className={css.times} aria-label={words.times} onKeyDown={walk}>
            {times.data?.times.map(({ key, at }, i) => (
              <li key={key}>
                <button
                  type="button"
                  className={css.time}
                  data-autofocus={i === 0 || undefined}
                  onClick={() => until(at)}
                >
                  <span>{words.names[key] ?? key}</span>
                  <span className={css.at}>{when(at, now)}</span>
                </button>
              </li>
            ))}
            <li>
              <button type="button" className={css.time} onClick={() => setPicking(true)}>
                {words.pick}
              </button>
            </li>
            <li>
              <button type="button" className={css.time} onClick={() => until(UNTIL_ASKED)}>
                {words.asked}
              </button>
            </li>
          </ul>
        )}
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

/** ↑ and ↓ go through the moments. */
function walk(e: KeyboardEvent<HTMLUListElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[e.key]
  if (!by) return
  const all = [...e.currentTarget.querySelectorAll('button')]
  const at = all.findIndex((b) => b === document.activeElement)
  e.preventDefault()
  all[(at + by + all.length) % all.length]?.focus()
}
