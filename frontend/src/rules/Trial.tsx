import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import { useTrial } from '../host/queries/rules'
import type { Rule } from '../host/types'
import settings from '../settings/SettingsScreen.module.css'
import { names, rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { toast } from '../ui/toast'
import css from './Rules.module.css'
import { TrialList } from './TrialList'

const says = words.trial
const DAYS = [30, 90]

type Props = { rule: Rule; onEdit: () => void; onClose: () => void }

/** What a rule would have done. Here, with this in sight, it is switched on. */
export function Trial({ rule, onEdit, onClose }: Props) {
  const [days, setDays] = useState(30)
  const [stopped, setStopped] = useState(false)
  const client = useQueryClient()
  const trial = useTrial(rule, days, !stopped)
  const save = useAction('SaveRule')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const stop = () => {
    setStopped(true)
    void client.cancelQueries({ queryKey: keys.trials })
  }
  const turnOn = () =>
    save.mutate(
      { ...rule, active: true },
      {
        onSuccess: () => {
          toast(says.turned(rule.name))
          onClose()
        },
      },
    )
  const t = trial.data
  return (
    <section className={`${settings.card} ${css.trial}`} aria-labelledby="trial-title">
      <h2 id="trial-title" ref={head} tabIndex={-1}>
        {says.title(rule.name)}
      </h2>
      <span className={css.head}>
        <select
          className={css.field}
          aria-label={says.daysLabel}
          value={days}
          onChange={(e) => {
            setStopped(false)
            setDays(Number(e.target.value))
          }}
        >
          {DAYS.map((n) => (
            <option key={n} value={n}>
              {says.days(n)}
            </option>
          ))}
        </select>
        {trial.isFetching ? <Button onClick={stop}>{says.stop}</Button> : null}
      </span>
      <SlowLine busy={trial.isFetching} />
      {trial.isFetching ? <p className={settings.quiet}>{says.busy}</p> : null}
      {trial.error ? <ProblemNote error={trial.error} again={() => void trial.refetch()} /> : null}
      {save.error ? <ProblemNote error={save.error} /> : null}
      {t ? <TrialList trial={t} /> : null}
      <span className={css.head}>
        {rule.active ? <span>{says.isOn}</span> : null}
        {t && !rule.active ? (
          <Button kind="main" busy={save.isPending} aria-disabled={save.isPending} onClick={turnOn}>
            {says.turnOn}
          </Button>
        ) : null}
        <Button onClick={onEdit}>{says.edit}</Button>
        <Button onClick={onClose}>{rule.active ? says.close : names.cancel}</Button>
      </span>
    </section>
  )
}
