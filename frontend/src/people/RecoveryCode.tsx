import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import css from './People.module.css'

/** The code that is shown once. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  return (
    <section className={css.recovery} aria-label={words.recovery.title}>
      <h3>{words.recovery.title}</h3>
      <p>{words.recovery.what}</p>
      <output className={css.code}>{code}</output>
      <p>{words.recovery.once}</p>
      <Button kind="act" autoFocus onClick={onDone}>
        {words.recovery.done}
      </Button>
    </section>
  )
}
