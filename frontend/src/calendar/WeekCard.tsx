import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Week } from '../host/types'
import { calendar, WEEKDAYS } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './calendar.module.css'

const words = calendar.week

/** The usual week: seven lines, and whether holidays are closed. */
export function WeekCard({ week }: { week: Week }) {
  const [typed, setTyped] = useState(week)
  const save = useAction('SaveWeek')
  const dirty = JSON.stringify(typed) !== JSON.stringify(week)
  const change = (day: number, over: Partial<Week['days'][number]>) =>
    setTyped({ ...typed, days: typed.days.map((d, i) => (i === day ? { ...d, ...over } : d)) })
  const turn = (day: number, open: boolean) => {
    const usual = typed.days.find((d) => d.open) ?? { from: '09:00', to: '18:00' }
    change(day, open ? { open, from: usual.from, to: usual.to } : { open })
  }
  return (
    <section className={css.card} aria-labelledby="calendar-week">
      <h2 id="calendar-week">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <ul className={css.week}>
        {typed.days.map((day, i) => (
          <li key={WEEKDAYS[i]}>
            <label className={css.check}>
              <input
                type="checkbox"
                checked={day.open}
                aria-label={words.day(WEEKDAYS[i] ?? '')}
                onChange={(e) => turn(i, e.currentTarget.checked)}
              />
              {words.weekday(WEEKDAYS[i] ?? '')}
            </label>
            {day.open ? (
              <span className={css.hours}>
                <Time
                  label={words.from(WEEKDAYS[i] ?? '')}
                  value={day.from}
                  onChange={(from) => change(i, { from })}
                />
                –
                <Time
                  label={words.to(WEEKDAYS[i] ?? '')}
                  value={day.to}
                  onChange={(to) => change(i, { to })}
                />
              </span>
            ) : (
              <span className={css.quiet}>{words.closed}</span>
            )}
          </li>
        ))}
      </ul>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={typed.holidays}
          onChange={(e) => setTyped({ ...typed, holidays: e.currentTarget.checked })}
        />
        {words.holidays}
      </label>
      <p>
        <Button
          kind="act"
          aria-disabled={!dirty}
          onClick={() => (dirty ? save.mutate(typed, { onSuccess: () => toast(words.saved) }) : undefined)}
        >
          {words.save}
        </Button>
      </p>
    </section>
  )
}

type TimeProps = { label: string; value: string; onChange: (value: string) => void }

/** Hours as text, so that 24:00 can be written; full-width digits are taken too. */
function Time({ label, value, onChange }: TimeProps) {
  return (
    <input
      type="text"
      inputMode="numeric"
      className={css.time}
      aria-label={label}
      maxLength={5}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value.normalize('NFKC'))}
    />
  )
}
