import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Staff } from '../host/types'
import css from '../people/People.module.css'
import { useFirst } from '../people/useFirst'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

const ROLES = ['owner', 'staff', 'trainee', 'accounting', 'viewer'] as const

const helpOf = (role: string) => words.roleHelp[ROLES.find((r) => r === role) ?? 'staff']

/** Name, reading, role and last day of one person. */
export function PersonForm({ person, onDone }: { person: Staff; onDone: () => void }) {
  const [typed, setTyped] = useState(person)
  const save = useAction('SaveStaff')
  useFirst('person-name')
  const set = (part: Partial<Staff>) => setTyped((t) => ({ ...t, ...part }))
  const name = { id: 'person-name', required: true }
  const kana = { id: 'person-kana' }
  const role = { id: 'person-role', help: helpOf(typed.role) }
  const last = { id: 'person-last-day', help: words.lastDayHelp }
  return (
    <form
      noValidate
      className={css.form}
      aria-label={person.id ? words.changeOf(person.name) : words.add}
      onSubmit={(e) => {
        e.preventDefault()
        save.mutate(typed, {
          onSuccess: () => {
            toast(words.saved)
            onDone()
          },
        })
      }}
    >
      <FieldBox {...name} label={words.name}>
        <input
          {...controlProps(name)}
          autoComplete="off"
          value={typed.name}
          onChange={(e) => set({ name: e.currentTarget.value })}
        />
      </FieldBox>
      <FieldBox {...kana} label={words.kana}>
        <input
          {...controlProps(kana)}
          autoComplete="off"
          value={typed.kana}
          onChange={(e) => set({ kana: e.currentTarget.value })}
        />
      </FieldBox>
      <FieldBox {...role} label={words.role}>
        <select
          {...controlProps(role)}
          value={typed.role}
          onChange={(e) => set({ role: e.currentTarget.value })}
        >
          {ROLES.map((r) => (
            <option key={r} value={r}>
              {words.roles[r]}
            </option>
          ))}
        </select>
      </FieldBox>
      <FieldBox {...last} label={words.lastDay}>
        <input
          {...controlProps(last)}
          type="date"
          value={typed.last_day}
          onChange={(e) => set({ last_day: e.currentTarget.value })}
        />
      </FieldBox>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <div className={css.buttons}>
        <Button kind="act" type="submit" busy={save.isPending}>
          {ja.save}
        </Button>
        <Button onClick={onDone}>{ja.close}</Button>
      </div>
    </form>
  )
}
