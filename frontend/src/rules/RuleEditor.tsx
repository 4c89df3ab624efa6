import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Rule, RuleChoice } from '../host/types'
import settings from '../settings/SettingsScreen.module.css'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote, sentence } from '../ui/ProblemNote'
import { ActionLine } from './ActionLine'
import { drop, faultsOf, newAction, newGroup, put } from './draft'
import css from './Rules.module.css'
import { TestList } from './TestList'
import { useOptions } from './useOptions'

type Props = { start: Rule; choices: RuleChoice[]; onSaved: (rule: Rule) => void; onCancel: () => void }

/** A rule as sentences. Saving leads to the trial. */
export function RuleEditor({ start, choices, onSaved, onCancel }: Props) {
  const [rule, setRule] = useState(start)
  const save = useAction('SaveRule')
  const options = useOptions(choices)
  const form = useRef<HTMLFormElement>(null)
  const error = save.error
  const refused = error instanceof Problem ? error : null
  const faults = faultsOf(refused?.problems ?? [])
  const name = {
    id: 'rule-name',
    required: true,
    error: refused?.code === 'name' ? sentence(error) : undefined,
  }
  useEffect(() => document.getElementById('rule-name')?.focus(), [])
  // The first field at fault gets the focus.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (!save.isPending) save.mutate(rule, { onSuccess: onSaved })
  }
  return (
    <form ref={form} className={`${settings.card} ${css.form}`} noValidate onSubmit={submit}>
      <h2>{start.id ? words.editOf(start.name) : words.newTitle}</h2>
      {error && refused?.code !== 'name' ? <ProblemNote error={error} /> : null}
      <FieldBox {...name} label={words.name}>
        <input
          {...controlProps(name)}
          type="text"
          autoComplete="off"
          value={rule.name}
          onChange={(e) => setRule({ ...rule, name: e.target.value })}
        />
      </FieldBox>
      <WhenPart rule={rule} options={options} faults={faults} onChange={setRule} />
      <fieldset className={css.part}>
        <legend>{words.does}</legend>
        {faults('actions') ? <p className={css.error}>{faults('actions')}</p> : null}
        {rule.actions.map((action, i) => (
          <ActionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: an action is known by its place alone
            key={i}
            place={`actions.${i}`}
            label={words.action(i + 1)}
            action={action}
            options={options}
            fault={faults(`actions.${i}`)}
            onChange={(one) => setRule({ ...rule, actions: put(rule.actions, i, one) })}
            onDrop={() => {
              setRule({ ...rule, actions: drop(rule.actions, i) })
              document.getElementById('rule-add-action')?.focus()
            }}
          />
        ))}
        <span>
          <Button
            small
            id="rule-add-action"
            onClick={() => setRule({ ...rule, actions: [...rule.actions, newAction('tags')] })}
          >
            {words.addAction}
          </Button>
        </span>
      </fieldset>
      <Check label={words.goOn} on={rule.go_on} onChange={(go_on) => setRule({ ...rule, go_on })} />
      <Check label={words.again} on={rule.again} onChange={(again) => setRule({ ...rule, again })} />
      <p className={settings.quiet}>{words.saveHelp}</p>
      <span className={css.head}>
        <Button kind="main" type="submit" busy={save.isPending} aria-disabled={save.isPending}>
          {words.save}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </span>
    </form>
  )
}

function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={css.pick}>
      <input type="checkbox" checked={on} onChange={(e) => onChange(e.currentTarget.checked)} />
      {label}
    </label>
  )
}

type WhenProps = {
  rule: Rule
  options: ReturnType<typeof useOptions>
  faults: ReturnType<typeof faultsOf>
  onChange: (rule: Rule) => void
}

function WhenPart({ rule, options, faults, onChange }: WhenProps) {
  const { groups, ...outer } = rule.when
  const change = (all: typeof groups) => onChange({ ...rule, when: { ...rule.when, groups: all } })
  return (
    <fieldset className={css.part}>
      <legend>{words.when}</legend>
      <TestList
        place="when"
        label={words.anyLabel}
        group={outer}
        options={options}
        faults={faults}
        onChange={(g) => onChange({ ...rule, when: { ...g, groups } })}
      />
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place alone
        <fieldset key={i} className={`${css.part} ${css.group}`}>
          <TestList
            place={`when.groups.${i}`}
            label={words.innerLabel(i + 1)}
            group={group}
            options={options}
            faults={faults}
            onChange={(one) => change(put(groups, i, one))}
          />
          <span>
            <Button small kind="quiet" onClick={() => change(drop(groups, i))}>
              {words.dropGroup}
            </Button>
          </span>
        </fieldset>
      ))}
      <span>
        <Button small onClick={() => change([...groups, newGroup()])}>
          {words.addGroup}
        </Button>
      </span>
      {outer.tests.length + groups.length === 0 ? <p className={settings.quiet}>{words.everything}</p> : null}
    </fieldset>
  )
}
