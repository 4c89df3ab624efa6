import type { RuleAction } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { Picks } from './Picks'
import css from './Rules.module.css'
import { digits } from './TestFields'
import type { Options } from './useOptions'

type Props = {
  id: string
  label: string
  action: RuleAction
  options: Options
  fault: string
  onChange: (action: RuleAction) => void
}

const ONE = ['category', 'owner', 'template']
const SOME = ['tags', 'round_robin', 'least_open']

/** What an action needs to be whole: whom, which, how long, or that it is wanted. */
export function ActionFields({ id, label, action, options, fault, onChange }: Props) {
  const said = {
    id,
    className: css.field,
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': fault ? `${id}-error` : undefined,
  }
  const all = options.of(action.do)
  if (ONE.includes(action.do))
    return (
      <select
        {...said}
        aria-label={`${label}：${words.choose}`}
        value={action.ids[0] ?? ''}
        onChange={(e) => onChange({ ...action, ids: [Number(e.target.value)], names: [] })}
      >
        <option value="" disabled>
          {words.choose}
        </option>
        {all.map((o) => (
          <option key={o.id} value={o.id}>
            {o.name}
          </option>
        ))}
      </select>
    )
  if (SOME.includes(action.do))
    return (
      <Picks
        label={`${label}：${action.do === 'tags' ? words.choose : words.people}`}
        invalid={fault !== ''}
        all={all.map((o) => ({ key: o.id, name: o.name }))}
        chosen={action.ids}
        hint={action.do === 'tags' ? '' : words.everybody}
        onChange={(ids) => onChange({ ...action, ids, names: [] })}
      />
    )
  if (action.do === 'due')
    return (
      <>
        <input
          {...said}
          className={`${css.field} ${css.number}`}
          type="text"
          inputMode="numeric"
          aria-label={`${label}：${words.amount}`}
          value={action.amount || ''}
          onChange={(e) => onChange({ ...action, amount: digits(e.target.value) })}
        />
        <Words label={`${label}：${words.unit}`} all={words.units} action={action} onChange={onChange} />
      </>
    )
  if (action.do === 'care')
    return <Words label={`${label}：${words.choose}`} all={words.cares} action={action} onChange={onChange} />
  if (action.do === 'ignore')
    return (
      <label className={css.pick}>
        <input
          {...said}
          className={undefined}
          type="checkbox"
          checked={action.sure}
          onChange={(e) => onChange({ ...action, sure: e.currentTarget.checked })}
        />
        {words.sure}
      </label>
    )
  return null
}

function Words(props: {
  label: string
  all: Record<string, string>
  action: RuleAction
  onChange: (action: RuleAction) => void
}) {
  return (
    <select
      className={css.field}
      aria-label={props.label}
      value={props.action.word}
      onChange={(e) => props.onChange({ ...props.action, word: e.target.value })}
    >
      {Object.entries(props.all).map(([word, name]) => (
        <option key={word} value={word}>
          {name}
        </option>
      ))}
    </select>
  )
}
