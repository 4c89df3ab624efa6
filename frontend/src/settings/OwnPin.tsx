import { useMe, useStaff } from '../host/queries/people'
import { people as words } from '../text/ja.people'
import { PinForm } from './PinForm'
import css from './SettingsScreen.module.css'

/** One's own PIN, for those who cannot change the others'. */
export function OwnPin() {
  const me = useMe().data
  const person = useStaff().data?.staff.find((s) => s.id === me?.id)
  if (!person) return null
  return (
    <section className={css.card} aria-labelledby="own-pin">
      <h2 id="own-pin">{words.pin.of(person.name)}</h2>
      <PinForm person={person} askOld={person.has_pin} onDone={() => {}} />
    </section>
  )
}
