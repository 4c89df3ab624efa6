import type { RuleInner } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { drop, type Faults, newTest, put } from './draft'
import css from './Rules.module.css'
import { placeId, TestLine } from './TestLine'
import type { Options } from './useOptions'

type Props = {
  place: string
  label: string
  group: RuleInner
  options: Options
  faults: Faults
  onChange: (group: RuleInner) => void
}

/** Conditions of which all or any must be so. */
export function TestList({ place, label, group, options, faults, onChange }: Props) {
  const tests = (all: RuleInner['tests']) => onChange({ ...group, tests: all })
  const fault = faults(place)
  return (
    <>
      <span className={css.head}>
        {words.whenAny[0]}
        <select
          className={css.field}
          id={placeId(place)}
          aria-label={label}
          aria-invalid={fault ? true : undefined}
          value={group.any ? 'any' : 'all'}
          onChange={(e) => onChange({ ...group, any: e.target.value === 'any' })}
        >
          <option value="all">{words.all}</option>
          <option value="any">{words.any}</option>
        </select>
        {words.whenAny[1]}
      </span>
      {fault ? <p className={css.error}>{fault}</p> : null}
      {group.tests.map((test, i) => (
        <TestLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
          key={i}
          place={`${place}.tests.${i}`}
          label={words.test(i + 1)}
          test={test}
          options={options}
          fault={faults(`${place}.tests.${i}`)}
          onChange={(one) => tests(put(group.tests, i, one))}
          onDrop={() => {
            tests(drop(group.tests, i))
            document.getElementById(`${placeId(place)}-add`)?.focus()
          }}
        />
      ))}
      <span>
        <Button small id={`${placeId(place)}-add`} onClick={() => tests([...group.tests, newTest()])}>
          {words.addTest}
        </Button>
      </span>
    </>
  )
}
