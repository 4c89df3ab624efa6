import type { RuleAction } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { ActionFields } from './ActionFields'
import { newAction } from './draft'
import css from './Rules.module.css'
import { placeId } from './TestLine'
import type { Options } from './useOptions'

type Props = {
  place: string
  label: string
  action: RuleAction
  options: Options
  fault: string
  onChange: (action: RuleAction) => void
  onDrop: () => void
}

/** One thing a rule does. */
export function ActionLine({ place, label, action, options, fault, onChange, onDrop }: Props) {
  const id = placeId(place)
  return (
    <fieldset className={css.line} aria-label={label}>
      <select
        className={css.field}
        id={`${id}-do`}
        aria-label={label}
        value={action.do}
        onChange={(e) => onChange(newAction(e.target.value))}
      >
        {words.actions.map(([what, name]) => (
          <option key={what} value={what}>
            {name}
          </option>
        ))}
      </select>
      <ActionFields
        id={id}
        label={label}
        action={action}
        options={options}
        fault={fault}
        onChange={onChange}
      />
      <Button kind="quiet" aria-label={`${label}：${words.dropAction}`} onClick={onDrop}>
        {words.remove}
      </Button>
      {fault ? (
        <p id={`${id}-error`} className={css.error}>
          {fault}
        </p>
      ) : null}
    </fieldset>
  )
}
