import { useEffect, useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Peak } from '../host/types'
import { ja } from '../text/ja'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { DayField } from './DayField'
import { NumberField } from './NumberField'

const words = calendar.peaks
const EMPTY: Peak = { id: 0, name: '', from: '', to: '', hours: 24, version: 0 }

type Props = { old?: Peak; onClose?: () => void }

/** A new busy time, or one that is changed in its place. */
export function PeakForm({ old = EMPTY, onClose }: Props) {
  const save = useAction('SavePeak')
  const [typed, setTyped] = useState(old)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (old.id > 0) first.current?.focus()
  }, [old.id])
  const keep = () =>
    save.mutate(typed, {
      onSuccess: () => {
        setTyped(EMPTY)
        onClose?.()
      },
    })
  return (
    <>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <div className={css.form}>
        <label className={css.field}>
          {words.name}
          <input
            ref={first}
            type="text"
            autoComplete="off"
            maxLength={40}
            value={typed.name}
            onChange={(e) => setTyped({ ...typed, name: e.currentTarget.value })}
          />
        </label>
        <DayField
          id={`peak-from-${old.id}`}
          label={words.from}
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <DayField
          id={`peak-to-${old.id}`}
          label={words.to}
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
        />
        <NumberField
          label={words.hours}
          value={typed.hours}
          onChange={(hours) => setTyped({ ...typed, hours })}
        />
        <Button busy={save.isPending} onClick={keep}>
          {old.id > 0 ? words.save : words.add}
        </Button>
        {onClose ? <Button onClick={onClose}>{ja.cancel}</Button> : null}
      </div>
    </>
  )
}
