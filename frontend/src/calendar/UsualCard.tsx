import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { CalendarView } from '../host/types'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './calendar.module.css'
import { NumberField } from './NumberField'

const words = calendar.rules

/** What holds where no rule fits, and what becomes of thanks. */
export function UsualCard({ view }: { view: CalendarView }) {
  const save = useAction('SaveUsualReply')
  const [hours, setHours] = useState(view.usual_hours)
  const [thanks, setThanks] = useState(view.thanks_rest)
  return (
    <section className={css.card} aria-labelledby="calendar-usual">
      <h2 id="calendar-usual">{words.usual}</h2>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <p className={css.quiet}>{words.usualHelp}</p>
      <NumberField label={words.hours} value={hours} onChange={setHours} />
      <label className={css.check}>
        <input type="checkbox" checked={thanks} onChange={(e) => setThanks(e.currentTarget.checked)} />
        {words.thanks}
      </label>
      <p className={css.quiet}>{words.thanksHelp}</p>
      <p>
        <Button
          kind="act"
          onClick={() =>
            save.mutate({ hours, thanks_rest: thanks }, { onSuccess: () => toast(calendar.saved) })
          }
        >
          {words.saveUsual}
        </Button>
      </p>
    </section>
  )
}
