import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useRetention, useRetentionPreview } from '../host/queries/storage'
import type { RetentionPlan } from '../host/types'
import { size } from '../text/format'
import { storage as words } from '../text/ja.storage'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'

const CHOICES = [0, 3, 6, 12, 24, 36, 60]

/** After how many months attachments go. What would go is shown before it is saved. */
export function RetentionCard() {
  const { data, error } = useRetention()
  const save = useAction('SetRetention')
  const [picked, setPicked] = useState<number | null>(null)
  const months = picked ?? data?.months ?? 0
  const changed = data !== undefined && months !== data.months
  const plan = useRetentionPreview(months)
  if (!data) return error ? <ProblemNote error={error} /> : null
  const choices = CHOICES.includes(data.months) ? CHOICES : [...CHOICES, data.months].sort((a, b) => a - b)
  return (
    <section className={css.card} aria-labelledby="settings-retention">
      <h2 id="settings-retention">{words.retention}</h2>
      <p className={css.quiet}>{words.retentionHelp}</p>
      <p className={css.quiet}>{words.law}</p>
      <label className={css.choice} htmlFor="retention-months">
        {words.choose}
        <select
          id="retention-months"
          value={months}
          onChange={(e) => setPicked(Number(e.currentTarget.value))}
        >
          {choices.map((n) => (
            <option key={n} value={n}>
              {words.months(n)}
            </option>
          ))}
        </select>
      </label>
      <div role="status">
        {months > 0 && plan.data ? <Preview plan={plan.data} /> : null}
        {months > 0 && plan.isLoading ? <p className={css.quiet}>{words.counting}</p> : null}
      </div>
      {plan.error ? <ProblemNote error={plan.error} /> : null}
      <div>
        <Button
          aria-disabled={!changed || save.isPending}
          onClick={() => {
            if (changed) save.mutate({ months }, { onSuccess: () => setPicked(null) })
          }}
        >
          {words.save}
        </Button>
      </div>
      {save.error ? <ProblemNote error={save.error} /> : null}
    </section>
  )
}

function Preview({ plan }: { plan: RetentionPlan }) {
  return (
    <p>
      {plan.files === 0
        ? words.nothing
        : words.goes(plan.files, size(plan.size), words.day(plan.oldest), words.day(plan.newest))}
      {plan.records > 0 ? words.records(plan.records) : null}
    </p>
  )
}
