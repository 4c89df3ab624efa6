import { useAction } from '../host/queries/actions'
import css from '../settings/SettingsScreen.module.css'
import { rules as words } from '../text/ja.rules'
import { ProblemNote } from '../ui/ProblemNote'

/** Whether the desk names a category by the words itself; it holds at once. */
export function Guess({ on }: { on: boolean }) {
  const set = useAction('SetGuess')
  return (
    <div>
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={on}
          disabled={set.isPending}
          aria-describedby="guess-help"
          onChange={(e) => set.mutate({ on: e.currentTarget.checked })}
        />
        {words.guess}
      </label>
      <p id="guess-help" className={css.quiet}>
        {words.guessHelp}
      </p>
      {set.error ? <ProblemNote error={set.error} /> : null}
    </div>
  )
}
