import type { RuleTest } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { newTest } from './draft'
import css from './Rules.module.css'
import { needsOf } from './sentence'
import { TestFields } from './TestFields'
import type { Options } from './useOptions'

type Props = {
  place: string
  label: string
  test: RuleTest
  options: Options
  fault: string
  onChange: (test: RuleTest) => void
  onDrop: () => void
}

/** One condition as a piece of the sentence: fact, what it is compared with, and whether it is so. */
export function TestLine({ place, label, test, options, fault, onChange, onDrop }: Props) {
  const id = placeId(place)
  const holds = needsOf(test.fact) === 'words'
  const said = fault ? { id, 'aria-invalid': true as const, 'aria-describedby': `${id}-error` } : { id }
  return (
    <fieldset className={css.line} aria-label={label}>
      <select
        className={css.field}
        id={`${id}-fact`}
        aria-label={label}
        value={test.fact}
        onChange={(e) => onChange(newTest(e.target.value, test.not))}
      >
        {words.facts.map(([fact, name]) => (
          <option key={fact} value={fact}>
            {name}
          </option>
        ))}
      </select>
      {needsOf(test.fact) === 'nothing' ? null : (
        <span className={css.wide}>
          <TestFields label={label} test={test} options={options} said={said} onChange={onChange} />
        </span>
      )}
      <select
        className={css.field}
        aria-label={`${label}：${words.yes}・${words.no}`}
        value={test.not ? 'not' : ''}
        onChange={(e) => onChange({ ...test, not: e.target.value === 'not' })}
      >
        <option value="">{holds ? words.has : words.yes}</option>
        <option value="not">{holds ? words.hasNot : words.no}</option>
      </select>
      <Button kind="quiet" aria-label={`${label}：${words.dropTest}`} onClick={onDrop}>
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

export const placeId = (place: string) => `rule-${place.replaceAll('.', '-')}`
