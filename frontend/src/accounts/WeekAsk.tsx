import { useAction } from '../host/queries/actions'
import { useCalendar } from '../host/queries/shop'
import type { Week } from '../host/types'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { calendar } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './WeekAsk.module.css'

const words = calendar.ask

/** Asked once, until somebody has said when the shop works: deadlines and follow-ups count its days. */
export function WeekAsk() {
  const may = useMay()
  const { data } = useCalendar()
  const save = useAction('SaveWeek')
  if (!data || data.chosen || !may('settings')) return null
  const { week } = data
  const hours = week.days.find((d) => d.open) ?? { from: '09:00', to: '18:00' }
  const always: Week = { holidays: false, days: week.days.map(() => ({ ...hours, open: true })) }
  const keep = (chosen: Week, name: string) =>
    save.mutate(chosen, { onSuccess: () => toast(words.kept(name)) })
  return (
    <section className={css.card} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <p className={css.ways}>
        <Button kind="act" busy={save.isPending} onClick={() => keep(week, words.usual)}>
          {words.usual}
        </Button>
        <Button busy={save.isPending} onClick={() => keep(always, words.always)}>
          {words.always}
        </Button>
        <Button kind="link" onClick={() => go({ to: 'section', section: 'calendar' })}>
          {words.other}
        </Button>
      </p>
    </section>
  )
}
