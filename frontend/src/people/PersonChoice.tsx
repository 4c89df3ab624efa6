import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useMe, useStaff } from '../host/queries/people'
import type { Staff } from '../host/types'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './People.module.css'
import { PinPad } from './PinPad'
import { Recover } from './Recover'
import { sitDown } from './seat'

/** Everybody who works here; a click sits down, after the PIN where there is one. */
export function PersonChoice({ first = 0 }: { first?: number }) {
  const client = useQueryClient()
  const staff = (useStaff().data?.staff ?? []).filter((s) => !s.off)
  const me = useMe().data
  const [chosen, setChosen] = useState(first)
  const [lost, setLost] = useState(false)
  const change = useAction('SwitchStaff')
  const person = staff.find((s) => s.id === chosen)
  const enter = (s: Staff, pin: string) =>
    change.mutate({ id: s.id, pin }, { onSuccess: (next) => sitDown(client, next) })
  const choose = (s: Staff) => {
    change.reset()
    setLost(false)
    setChosen(s.id)
    if (!s.has_pin) enter(s, '')
  }
  return (
    <div className={css.choice}>
      <ul className={css.persons} aria-label={words.switch.title}>
        {staff.map((s) => (
          <li key={s.id}>
            <button
              type="button"
              className={css.person}
              aria-pressed={s.id === chosen}
              onClick={() => choose(s)}
            >
              <span className={css.face} aria-hidden="true">
                {s.name.slice(0, 1)}
              </span>
              <span className={css.grow}>{s.name}</span>
              <span className={css.role}>{ja.top.roles[s.role]}</span>
              {me && s.id === me.id && !me.locked ? (
                <span className={css.role}>{words.switch.now}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {change.error ? <ProblemNote error={change.error} /> : null}
      {person?.has_pin && !lost ? (
        <PinPad
          key={`${person.id}-${change.failureCount}-${change.submittedAt}`}
          label={words.switch.pin(person.name)}
          busy={change.isPending}
          onEnter={(pin) => enter(person, pin)}
        />
      ) : null}
      {person?.has_pin && person.role === 'owner' && !lost ? (
        <Button kind="link" onClick={() => setLost(true)}>
          {words.recovery.forgot}
        </Button>
      ) : null}
      {person && lost ? <Recover id={person.id} /> : null}
    </div>
  )
}
