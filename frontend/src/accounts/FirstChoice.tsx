import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './FirstChoice.module.css'

const words = pages.accounts.empty

/** The very first screen of an empty desk: a pretend shop to try, or the own one. */
export function FirstChoice({ onOwn }: { onOwn: () => void }) {
  const inWindow = useMe().data?.window ?? false
  const demo = useAction('OpenDemo')
  const open = () => demo.mutate({}, { onSuccess: () => toast(words.opened) })
  return (
    <section aria-labelledby="first-choice" className={css.place}>
      <h2 id="first-choice">{words.title}</h2>
      <p>{words.text}</p>
      <ul className={css.ways}>
        <li className={css.way}>
          <h3>{words.own}</h3>
          <p>{words.ownText}</p>
          <Button kind="main" onClick={onOwn}>
            {words.ownButton}
          </Button>
        </li>
        <li className={css.way}>
          <h3>{words.demo}</h3>
          <p>{words.demoText}</p>
          {inWindow ? (
            <Button busy={demo.isPending} aria-disabled={demo.isPending} onClick={open}>
              {words.demoButton}
            </Button>
          ) : (
            <>
              <p>{words.demoElsewhere}</p>
              <p className={css.command}>
                <code>{words.demoCommand}</code>
                <CopyButton value={words.demoCommand} of={words.demoLabel} />
              </p>
            </>
          )}
          {demo.error ? <ProblemNote error={demo.error} /> : null}
        </li>
      </ul>
    </section>
  )
}
