import { useState } from 'react'
import { useAction } from '../host/queries'
import type { CalendarView, Peak } from '../host/types'
import { dayText } from '../morning/MorningScreen'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { DayField } from './DayField'
import { NumberField } from './NumberField'

const words = calendar.peaks
const EMPTY: Peak = { id: 0, name: '', from: '', to: '', hours: 24, version: 0 }

/** Busy times, in which an answer may take longer. */
export function PeaksCard({ view }: { view: CalendarView }) {
  const save = useAction('SavePeak')
  const remove = useAction('RemovePeak')
  const [typed, setTyped] = useState(EMPTY)
  const error = save.error ?? remove.error
  return (
    <section className={css.card} aria-labelledby="calendar-peaks">
      <h2 id="calendar-peaks">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {error ? <ProblemNote error={error} /> : null}
      {view.peaks.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ul className={css.lines} aria-label={words.title}>
        {view.peaks.map((p) => (
          <li key={p.id}>
            <span className={css.grow}>
              {p.name}　{dayText(p.from)}–{dayText(p.to)}　{words.longer(p.hours)}
            </span>
            <Button small onClick={() => remove.mutate({ id: p.id })}>
              {words.remove(p.name)}
            </Button>
          </li>
        ))}
      </ul>
      <div className={css.form}>
        <label className={css.field}>
          {words.name}
          <input
            type="text"
            autoComplete="off"
            maxLength={40}
            value={typed.name}
            onChange={(e) => setTyped({ ...typed, name: e.currentTarget.value })}
          />
        </label>
        <DayField
          id="peak-from"
          label={words.from}
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <DayField
          id="peak-to"
          label={words.to}
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
        />
        <NumberField
          label={words.hours}
          value={typed.hours}
          onChange={(hours) => setTyped({ ...typed, hours })}
        />
        <Button onClick={() => save.mutate(typed, { onSuccess: () => setTyped(EMPTY) })}>{words.add}</Button>
      </div>
    </section>
  )
}
