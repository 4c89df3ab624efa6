import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useAction } from '../host/queries/actions'
import type { CalendarView } from '../host/types'
import { dayText } from '../morning/days'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { PeakForm } from './PeakForm'

const words = calendar.peaks
const NONE = 0
const changeId = (id: number) => `peak-${id}`

/** Busy times, in which an answer may take longer. */
export function PeaksCard({ view }: { view: CalendarView }) {
  const remove = useAction('RemovePeak')
  const [changing, setChanging] = useState(NONE)
  const leave = (id: number) => {
    flushSync(() => setChanging(NONE))
    document.getElementById(changeId(id))?.focus()
  }
  return (
    <section className={css.card} aria-labelledby="calendar-peaks">
      <h2 id="calendar-peaks">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {remove.error ? <ProblemNote error={remove.error} /> : null}
      {view.peaks.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ul className={css.lines} aria-label={words.title}>
        {view.peaks.map((p) => (
          <li key={p.id}>
            {changing === p.id ? (
              <div className={css.grow}>
                <PeakForm old={p} onClose={() => leave(p.id)} />
              </div>
            ) : (
              <>
                <span className={css.grow}>
                  {p.name}　{dayText(p.from)}–{dayText(p.to)}　{words.longer(p.hours)}
                </span>
                <Button small id={changeId(p.id)} onClick={() => setChanging(p.id)}>
                  {words.change(p.name)}
                </Button>
                <Button small onClick={() => remove.mutate({ id: p.id })}>
                  {words.remove(p.name)}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <PeakForm />
    </section>
  )
}
