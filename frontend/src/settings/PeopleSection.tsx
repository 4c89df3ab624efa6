import { useState } from 'react'
import { useStaff } from '../host/queries/people'
import type { Staff } from '../host/types'
import peopleCss from '../people/People.module.css'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { PersonForm } from './PersonForm'
import { PersonRow } from './PersonRow'
import { ProtectionCard } from './ProtectionCard'
import css from './SettingsScreen.module.css'

const NEW: Staff = {
  id: 0,
  name: '',
  kana: '',
  role: 'staff',
  off: false,
  last_day: '',
  has_pin: false,
  stuck: false,
  version: 0,
}

/** Who works here, and what is hidden from whom. */
export function PeopleSection() {
  const { data, error, refetch } = useStaff()
  const [editing, setEditing] = useState<Staff | null>(null)
  const all = data?.staff ?? []
  const here = all.filter((s) => !s.off)
  const gone = all.filter((s) => s.off)
  const open = here.length > 1 && here.some((s) => s.role === 'owner' && !s.has_pin)
  const close = () => {
    setEditing(null)
    window.setTimeout(() => document.getElementById('people-add')?.focus())
  }
  return (
    <>
      <section className={css.card} aria-labelledby="people-title">
        <h2 id="people-title">{words.title}</h2>
        <p className={css.quiet}>{words.help}</p>
        {open ? <p className={peopleCss.warn}>{words.openOwner}</p> : null}
        {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
        <ul className={peopleCss.persons} aria-label={words.title}>
          {here.map((s) => (
            <PersonRow key={s.id} person={s} others={here} onEdit={setEditing} />
          ))}
        </ul>
        {editing ? (
          <PersonForm key={editing.id} person={editing} onDone={close} />
        ) : (
          <div>
            <Button id="people-add" onClick={() => setEditing(NEW)}>
              {words.add}
            </Button>
          </div>
        )}
        {gone.length > 0 ? (
          <p className={css.quiet}>
            {words.gone}：{gone.map((s) => s.name).join('、')}
          </p>
        ) : null}
      </section>
      <ProtectionCard />
    </>
  )
}
