import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { Staff } from '../host/types'
import css from '../people/People.module.css'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { PinForm } from './PinForm'
import { RemovePerson } from './RemovePerson'

type Props = { person: Staff; others: Staff[]; onEdit: (person: Staff) => void }

/** One person with what can be done about them. */
export function PersonRow({ person, others, onEdit }: Props) {
  const [open, setOpen] = useState<'' | 'pin' | 'remove'>('')
  const unlock = useAction('UnlockStaff')
  const own = useMe().data?.id === person.id
  const facts = [
    ja.top.roles[person.role] ?? '',
    person.last_day ? words.until(person.last_day) : '',
    person.has_pin ? words.hasPin : words.noPin,
  ]
  return (
    <li>
      <div className={css.row}>
        <b className={css.grow}>{person.name}</b>
        <span className={css.role}>{facts.filter(Boolean).join('・')}</span>
        <span className={css.buttons}>
          <Button small aria-label={words.changeOf(person.name)} onClick={() => onEdit(person)}>
            {words.change}
          </Button>
          <Button
            small
            aria-label={`${words.pin.of(person.name)}：${person.has_pin ? words.pin.change : words.pin.set}`}
            onClick={() => setOpen(open === 'pin' ? '' : 'pin')}
          >
            {person.has_pin ? words.pin.change : words.pin.set}
          </Button>
          {own ? null : (
            <Button small aria-label={words.removeOf(person.name)} onClick={() => setOpen('remove')}>
              {words.remove}
            </Button>
          )}
        </span>
      </div>
      {person.stuck ? (
        <p className={css.warn}>
          {words.stuck}{' '}
          <Button small onClick={() => unlock.mutate({ id: person.id })}>
            {words.unlock}
          </Button>
        </p>
      ) : null}
      {open === 'pin' ? (
        <PinForm person={person} askOld={own && person.has_pin} onDone={() => setOpen('')} />
      ) : null}
      {open === 'remove' ? (
        <RemovePerson
          person={person}
          heirs={others.filter((o) => o.id !== person.id && ['owner', 'staff', 'trainee'].includes(o.role))}
          onClose={() => setOpen('')}
        />
      ) : null}
    </li>
  )
}
