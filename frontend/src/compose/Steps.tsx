import { made as words } from '../text/ja.made'
import css from './Steps.module.css'

type Props = { steps: readonly string[]; ticked: readonly string[]; onTick: (step: string) => void }

/** What the template asks to do beside the reply; a tick is kept with the draft. */
export function Steps({ steps, ticked, onTick }: Props) {
  if (steps.length === 0) return null
  return (
    <fieldset className={css.steps} data-steps>
      <legend className={css.title}>{words.steps}</legend>
      {steps.map((step) => (
        <label key={step} className={css.step}>
          <input type="checkbox" checked={ticked.includes(step)} onChange={() => onTick(step)} />
          {step}
        </label>
      ))}
    </fieldset>
  )
}
