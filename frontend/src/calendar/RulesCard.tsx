import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useAccounts, useKinds } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import { useCategories } from '../host/queries/rules'
import type { CalendarView, DueRule } from '../host/types'
import { dateTime } from '../text/format'
import { calendar, WEEKDAYS } from '../text/ja.due'
import { IconButton } from '../ui/Button'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import css from './calendar.module.css'
import { RuleForm } from './RuleForm'

const words = calendar.rules
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }

const NONE = 0
const changeId = (id: number) => `due-rule-${id}`

/** The rules in their order, and what they come to right now. */
export function RulesCard({ view }: { view: CalendarView }) {
  const order = useAction('OrderDueRules')
  const remove = useAction('RemoveDueRule')
  const sentence = useSentence()
  const [changing, setChanging] = useState(NONE)
  const { rules } = view
  const error = order.error ?? remove.error
  const swap = (at: number, by: number) => {
    const ids = rules.map((r) => r.id)
    const [moved] = ids.splice(at, 1)
    if (moved) ids.splice(at + by, 0, moved)
    order.mutate({ ids })
  }
  const leave = (id: number) => {
    flushSync(() => setChanging(NONE))
    document.getElementById(changeId(id))?.focus()
  }
  return (
    <section className={css.card} aria-labelledby="calendar-rules">
      <h2 id="calendar-rules">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {error ? <ProblemNote error={error} /> : null}
      <ol className={css.lines} aria-label={words.list}>
        {rules.map((rule, i) => (
          <li key={rule.id}>
            <span className={css.place}>{i + 1}</span>
            {changing === rule.id ? (
              <div className={css.grow}>
                <RuleForm old={rule} onClose={() => leave(rule.id)} />
              </div>
            ) : (
              <RuleLine
                id={rule.id}
                text={sentence(rule)}
                onUp={i > 0 ? () => swap(i, -1) : undefined}
                onDown={i < rules.length - 1 ? () => swap(i, 1) : undefined}
                onChange={() => setChanging(rule.id)}
                onRemove={() => remove.mutate({ id: rule.id })}
              />
            )}
          </li>
        ))}
      </ol>
      <RuleForm />
      {view.examples.length > 0 ? (
        <ul className={css.examples} aria-label={words.examples}>
          {view.examples.map((e) => (
            <li key={e.account}>
              <Mark mark={e.mark} shape={e.shape} small />
              {words.example(e.name, dateTime(e.at))}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type LineProps = {
  id: number
  text: string
  onUp?: () => void
  onDown?: () => void
  onChange: () => void
  onRemove: () => void
}

function RuleLine({ id, text, onUp, onDown, onChange, onRemove }: LineProps) {
  return (
    <>
      <span className={css.grow}>{text}</span>
      {onUp ? (
        <IconButton small label={words.up(text)} icon={<IconArrowUp {...icon} />} onClick={onUp} />
      ) : null}
      {onDown ? (
        <IconButton small label={words.down(text)} icon={<IconArrowDown {...icon} />} onClick={onDown} />
      ) : null}
      <IconButton
        small
        id={changeId(id)}
        label={words.change(text)}
        icon={<IconPencil {...icon} />}
        onClick={onChange}
      />
      <IconButton small label={words.remove(text)} icon={<IconTrash {...icon} />} onClick={onRemove} />
    </>
  )
}

/** A rule in one line: 楽天市場・返品：1 営業日以内. */
function useSentence() {
  const kinds = useKinds().data?.kinds ?? []
  const accounts = useAccounts().data?.accounts ?? []
  const categories = useCategories().data?.categories ?? []
  return (rule: DueRule) => {
    const parts = [
      rule.account_id ? (accounts.find((a) => a.id === rule.account_id)?.name ?? '') : '',
      rule.kind && !rule.account_id ? (kinds.find((k) => k.kind === rule.kind)?.label ?? rule.kind) : '',
      rule.category_id ? (categories.find((c) => c.id === rule.category_id)?.name ?? '') : '',
      rule.weekdays.length > 0 ? words.weekday(rule.weekdays.map((w) => WEEKDAYS[w]).join('・')) : '',
    ].filter(Boolean)
    return `${parts.join('・') || words.all}：${words.within(rule.amount, words.units[rule.unit] ?? rule.unit)}`
  }
}
