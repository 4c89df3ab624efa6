import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { CalendarView, DayChange } from '../host/types'
import { dayText } from '../morning/days'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { DayField } from './DayField'

const words = calendar.days
const EMPTY: DayChange = { from: '', to: '', kind: 'closed', name: '' }

/** Twelve months of holidays, and the days that are the shop's own. */
export function DaysCard({ view }: { view: CalendarView }) {
  const save = useAction('SaveDay')
  const [typed, setTyped] = useState(EMPTY)
  const add = (kind: string) =>
    typed.from ? save.mutate({ ...typed, kind }, { onSuccess: () => setTyped(EMPTY) }) : undefined
  const one = (day: string, kind: string, name: string) => save.mutate({ from: day, to: '', kind, name })
  return (
    <section className={css.card} aria-labelledby="calendar-days">
      <h2 id="calendar-days">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <h3>{words.own}</h3>
      {view.days.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ul className={css.lines} aria-label={words.own}>
        {view.days.map((d) => (
          <li key={d.day}>
            <span className={css.day}>{dayText(d.day)}</span>
            <span className={css.grow}>
              {d.name} {d.kind === 'open' ? words.works : words.rests}
            </span>
            <Button small aria-label={words.remove(dayText(d.day))} onClick={() => one(d.day, '', '')}>
              {words.reset}
            </Button>
          </li>
        ))}
      </ul>
      <div className={css.form}>
        <DayField
          id="day-from"
          label={words.from}
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <DayField
          id="day-to"
          label={words.to}
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
        />
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
        <Button aria-disabled={!typed.from} onClick={() => add('closed')}>
          {words.close}
        </Button>
        <Button aria-disabled={!typed.from} onClick={() => add('open')}>
          {words.open}
        </Button>
      </div>
      <h3>{words.holidays}</h3>
      <ul className={css.holidays} aria-label={words.holidays}>
        {view.holidays.map((h) => (
          <li key={h.day}>
            <span className={css.day}>{dayText(h.day)}</span>
            <span className={css.grow}>{h.name}</span>
            <Button
              small
              kind="quiet"
              aria-label={h.open ? words.restOn(h.name) : words.workOn(h.name)}
              onClick={() => one(h.day, h.open ? 'closed' : 'open', h.name)}
            >
              {h.open ? words.works : words.rests}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
