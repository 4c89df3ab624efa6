import { CARES, DUES, type Filter, FLAGS, STAGES } from '../filter'
import { go, STATES, usePlace } from '../nav'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { complete } from '../text/ja.start'
import css from './FilterPanel.module.css'
import { useUncompleted } from './uncompleted'
import { type Choice, useChoices } from './useChoices'

const UNCOMPLETED = 'uncompleted'

const change = (filter: Partial<Filter>) => go({ to: 'filter', filter })

const spoken = (list: readonly string[], say: Record<string, string>): Choice<string>[] =>
  list.map((value) => ({ value, label: say[value] ?? value }))

/** Everything the list can be narrowed to. Each choice works at once. */
export function FilterPanel() {
  const { filter } = usePlace()
  const { people, categories, tags, accounts } = useChoices()
  const open = useUncompleted()
  return (
    <div className={css.panel}>
      <One
        label={words.fields.owner}
        none={0}
        all={people}
        value={filter.owner}
        on={(owner) => change({ owner })}
      />
      <One
        label={words.fields.due}
        none=""
        all={spoken(DUES, words.dues)}
        value={filter.due}
        on={(due) => change({ due })}
      />
      <One
        label={words.fields.category}
        none={0}
        all={categories}
        value={filter.category}
        on={(category) => change({ category })}
      />
      <One label={words.fields.tag} none={0} all={tags} value={filter.tag} on={(tag) => change({ tag })} />
      <One
        label={words.fields.stage}
        none=""
        all={spoken(STAGES, words.stages)}
        value={filter.stage}
        on={(stage) => change({ stage })}
      />
      <One
        label={words.fields.care}
        none=""
        all={spoken(CARES, words.cares)}
        value={filter.care}
        on={(care) => change({ care })}
      />
      <Many
        label={words.fields.flags}
        all={FLAGS.map((value) => ({ value, label: words.flags[value] }))}
        value={FLAGS.filter((f) => filter[f])}
        on={(chosen) => change(Object.fromEntries(FLAGS.map((f) => [f, chosen.includes(f)])))}
      />
      {open.known ? (
        <Many
          label={complete.atMall}
          all={[{ value: UNCOMPLETED, label: complete.uncompleted }]}
          value={open.on ? [UNCOMPLETED] : []}
          on={(chosen) => open.turn(chosen.length > 0)}
        />
      ) : null}
      <Many
        label={words.fields.states}
        all={STATES.map((value) => ({ value, label: ja.states[value] ?? '' }))}
        value={filter.states}
        on={(states) => change({ states })}
      />
      <Many
        label={words.fields.accounts}
        all={accounts}
        value={filter.accounts}
        on={(chosen) => change({ accounts: chosen })}
      />
    </div>
  )
}

type OneProps<T> = { label: string; none: T; all: Choice<T>[]; value: T; on: (value: T) => void }

function One<T extends string | number>({ label, none, all, value, on }: OneProps<T>) {
  return (
    <label className={css.one}>
      <span className={css.label}>{label}</span>
      <select
        className={css.select}
        value={String(value)}
        onChange={(e) => on(all.find((c) => String(c.value) === e.target.value)?.value ?? none)}
      >
        <option value={String(none)}>{words.all}</option>
        {all.map((c) => (
          <option key={c.value} value={String(c.value)}>
            {c.label}
          </option>
        ))}
      </select>
    </label>
  )
}

type ManyProps<T> = { label: string; all: Choice<T>[]; value: readonly T[]; on: (value: T[]) => void }

function Many<T extends string | number>({ label, all, value, on }: ManyProps<T>) {
  if (all.length === 0) return null
  return (
    <fieldset className={css.many}>
      <legend className={css.label}>{label}</legend>
      {all.map((c) => (
        <label key={c.value} className={css.check}>
          <input
            type="checkbox"
            checked={value.includes(c.value)}
            onChange={(e) => on(e.target.checked ? [...value, c.value] : value.filter((v) => v !== c.value))}
          />
          {c.label}
        </label>
      ))}
    </fieldset>
  )
}
