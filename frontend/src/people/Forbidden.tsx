import { go } from '../nav'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import css from './People.module.css'
import { useMay } from './rights'
import { choosePerson } from './seat'

/** A screen that the acting person may not open, with the way on. */
export function Forbidden() {
  const may = useMay()
  const said = may('read') ? words.forbidden : words.nothing
  return (
    <section className={css.empty}>
      <h1>{said.title}</h1>
      <p>{said.next}</p>
      {may('read') ? (
        <Button onClick={() => go({ to: 'screen', screen: 'inbox' })}>{words.forbidden.back}</Button>
      ) : (
        <Button onClick={() => choosePerson(true)}>{words.switch.open}</Button>
      )}
    </section>
  )
}
