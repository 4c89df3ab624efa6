import { NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAccounts, useKinds } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import { useCategories } from '../host/queries/rules'
import type { DueRule } from '../host/types'
import { ja } from '../text/ja'
import { calendar, WEEKDAYS } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { NumberField } from './NumberField'

const words = calendar.rules
const EMPTY: DueRule = {
  id: 0,
  account_id: 0,
  kind: '',
  category_id: 0,
  weekdays: [],
  amount: 1,
  unit: 'business_days',
  version: 0,
}

type Props = { old?: DueRule; onClose?: () => void }

/** A new rule, which goes behind the others, or one that is changed in its place. */
export function RuleForm({ old = EMPTY, onClose }: Props) {
  const save = useAction('SaveDueRule')
  const kinds = useKinds().data?.kinds ?? []
  const accounts = useAccounts().data?.accounts ?? []
  const categories = useCategories().data?.categories ?? []
  const [rule, setRule] = useState(old)
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (old.id > 0) first.current?.focus()
  }, [old.id])
  const keep = () =>
    save.mutate(rule, {
      onSuccess: () => {
        setRule(EMPTY)
        onClose?.()
      },
    })
  const turn = (day: number, on: boolean) =>
    setRule({ ...rule, weekdays: on ? [...rule.weekdays, day] : rule.weekdays.filter((d) => d !== day) })
  return (
    <fieldset className={css.rule}>
      {save.error ? <ProblemNote error={save.error} /> : null}
      <div className={css.form}>
        <NativeSelect
          ref={first}
          label={words.kind}
          value={rule.kind}
          onChange={(e) => setRule({ ...rule, kind: e.currentTarget.value, account_id: 0 })}
          data={[
            { value: '', label: words.anyKind },
            ...kinds.map((k) => ({ value: k.kind, label: k.label })),
          ]}
        />
        <NativeSelect
          label={words.account}
          value={String(rule.account_id)}
          onChange={(e) => setRule({ ...rule, account_id: Number(e.currentTarget.value) })}
          data={[
            { value: '0', label: words.anyAccount },
            ...accounts
              .filter((a) => !rule.kind || a.kind === rule.kind)
              .map((a) => ({ value: String(a.id), label: a.name })),
          ]}
        />
        <NativeSelect
          label={words.category}
          value={String(rule.category_id)}
          onChange={(e) => setRule({ ...rule, category_id: Number(e.currentTarget.value) })}
          data={[
            { value: '0', label: words.anyCategory },
            ...categories.map((c) => ({ value: String(c.id), label: c.name })),
          ]}
        />
        <NumberField
          label={words.amount}
          value={rule.amount}
          onChange={(amount) => setRule({ ...rule, amount })}
        />
        <NativeSelect
          label={words.unit}
          value={rule.unit}
          onChange={(e) => setRule({ ...rule, unit: e.currentTarget.value })}
          data={Object.entries(words.units).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <fieldset className={css.weekdays} aria-label={words.weekdays}>
        <span className={css.quiet}>{words.weekdays}</span>
        {WEEKDAYS.map((name, day) => (
          <label key={name} className={css.check}>
            <input
              type="checkbox"
              checked={rule.weekdays.includes(day)}
              onChange={(e) => turn(day, e.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
        <Button busy={save.isPending} onClick={keep}>
          {old.id > 0 ? words.save : words.add}
        </Button>
        {onClose ? <Button onClick={onClose}>{ja.cancel}</Button> : null}
      </fieldset>
    </fieldset>
  )
}
