import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useAction, useCategories, useKinds } from '../host/queries'
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

/** The rules in their order, and what they come to right now. */
export function RulesCard({ view }: { view: CalendarView }) {
  const order = useAction('OrderDueRules')
  const remove = useAction('RemoveDueRule')
  const sentence = useSentence()
  const { rules } = view
  const error = order.error ?? remove.error
  const swap = (at: number, by: number) => {
    const ids = rules.map((r) => r.id)
    const [moved] = ids.splice(at, 1)
    if (moved) ids.splice(at + by, 0, moved)
    order.mutate({ ids })
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
            <span className={css.grow}>{sentence(rule)}</span>
            {i > 0 ? (
              <IconButton
                small
                label={words.up(sentence(rule))}
                icon={<IconArrowUp {...icon} />}
                onClick={() => swap(i, -1)}
              />
            ) : null}
            {i < rules.length - 1 ? (
              <IconButton
                small
                label={words.down(sentence(rule))}
                icon={<IconArrowDown {...icon} />}
                onClick={() => swap(i, 1)}
              />
            ) : null}
            <IconButton
              small
              label={words.remove(sentence(rule))}
              icon={<IconTrash {...icon} />}
              onClick={() => remove.mutate({ id: rule.id })}
            />
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

/** A rule in one line: 楽天市場・返品：1 営業日以内. */
function useSentence() {
  const kinds = useKinds().data?.kinds ?? []
  const categories = useCategories().data?.categories ?? []
  return (rule: DueRule) => {
    const parts = [
      rule.kind ? (kinds.find((k) => k.kind === rule.kind)?.label ?? rule.kind) : '',
      rule.category_id ? (categories.find((c) => c.id === rule.category_id)?.name ?? '') : '',
      rule.weekdays.length > 0 ? words.weekday(rule.weekdays.map((w) => WEEKDAYS[w]).join('・')) : '',
    ].filter(Boolean)
    return `${parts.join('・') || words.all}：${words.within(rule.amount, words.units[rule.unit] ?? rule.unit)}`
  }
}
