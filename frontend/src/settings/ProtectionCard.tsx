import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useProtection } from '../host/queries/people'
import type { Protection } from '../host/types'
import { people } from '../text/ja.people'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'

const words = people.protect

const SWITCHES = [
  { key: 'mask_trainee', label: words.trainee },
  { key: 'mask_staff', label: words.staff },
  { key: 'mask_viewer', label: words.viewer },
  { key: 'trainee_open', label: words.open },
  { key: 'ask_staff', label: words.askStaff },
  { key: 'staff_approve', label: words.staffApprove },
] as const

/** What is hidden from whom, and when the window locks. Holds at once and needs no saving. */
export function ProtectionCard() {
  const { data, error } = useProtection()
  const save = useAction('SaveProtection')
  const [minutes, setMinutes] = useState<string | null>(null)
  if (!data) return error ? <ProblemNote error={error} /> : null
  const put = (part: Partial<Protection>) => save.mutate({ ...data, ...part })
  const lock = { id: 'lock-minutes', help: words.lockHelp }
  const finish = () => {
    const n = Number((minutes ?? '').normalize('NFKC'))
    if (minutes !== null && minutes.trim() !== '' && Number.isInteger(n)) put({ lock_minutes: n })
    setMinutes(null)
  }
  return (
    <fieldset className={css.card}>
      <legend className={css.legend}>{words.title}</legend>
      {SWITCHES.map(({ key, label }) => (
        <label key={key} className={css.choice}>
          <input
            type="checkbox"
            checked={data[key]}
            disabled={save.isPending}
            onChange={(e) => put({ [key]: e.currentTarget.checked })}
          />
          {label}
        </label>
      ))}
      <FieldBox {...lock} label={words.lock}>
        <input
          {...controlProps(lock)}
          inputMode="numeric"
          autoComplete="off"
          style={{ maxWidth: 96 }}
          value={minutes ?? String(data.lock_minutes)}
          onChange={(e) => setMinutes(e.currentTarget.value)}
          onBlur={finish}
        />
      </FieldBox>
      {save.error ? <ProblemNote error={save.error} /> : null}
    </fieldset>
  )
}
