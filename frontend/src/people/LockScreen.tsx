import { useMe } from '../host/queries/people'
import { later } from '../later'
import { people as words } from '../text/ja.people'
import css from './People.module.css'

const PersonChoice = later(() => import('./PersonChoice').then((m) => m.PersonChoice))

/** Nothing of the desk, until somebody says who they are. */
export function LockScreen() {
  const me = useMe().data
  return (
    <main className={css.lock} aria-labelledby="lock-title">
      <section className={css.lockCard}>
        <h1 id="lock-title">{words.lock.title}</h1>
        <p className={css.quiet}>{words.lock.help}</p>
        <PersonChoice first={me?.id ?? 0} />
      </section>
    </main>
  )
}
