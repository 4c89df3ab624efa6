import { useEffect, useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useRules } from '../host/queries/rules'
import type { Rule } from '../host/types'
import css from '../settings/SettingsScreen.module.css'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { newRule } from './draft'
import { Guess } from './Guess'
import { Removed } from './Removed'
import { RuleEditor } from './RuleEditor'
import { RuleRow } from './RuleRow'
import own from './Rules.module.css'
import { Trial } from './Trial'
import { useOrder } from './useOrder'

type Open = { what: 'edit' | 'try'; rule: Rule } | null

/** What happens by itself: the list, one rule being written, or what it would have done. */
export function RulesSection() {
  const list = useRules()
  const save = useAction('SaveRule')
  const remove = useAction('RemoveRule')
  const [open, setOpen] = useState<Open>(null)
  const [removed, setRemoved] = useState<Rule | null>(null)
  const all = list.data?.rules ?? []
  const choices = list.data?.choices ?? []
  const { by, row, arrows } = useOrder(all, (rule, position) => save.mutate({ ...rule, position }))
  const back = useRef('')
  // Behind the render: only then the list, with the button the focus returns to, is there again.
  useEffect(() => {
    if (!open && back.current) document.getElementById(back.current)?.focus()
  }, [open])
  const close = (place: string) => {
    back.current = place
    setOpen(null)
  }
  if (open?.what === 'edit')
    return (
      <RuleEditor
        start={open.rule}
        choices={choices}
        onSaved={(rule) => setOpen({ what: 'try', rule })}
        onCancel={() => close(open.rule.id ? `rule-${open.rule.id}-edit` : 'rule-add')}
      />
    )
  if (open?.what === 'try')
    return (
      <Trial
        rule={open.rule}
        onEdit={() => setOpen({ what: 'edit', rule: open.rule })}
        onClose={() => close(`rule-${open.rule.id}-try`)}
      />
    )
  const error = list.error ?? save.error ?? remove.error
  const drop = (rule: Rule) => remove.mutate(rule, { onSuccess: () => setRemoved(rule) })
  return (
    <section className={css.card} aria-labelledby="rules-title">
      <h2 id="rules-title">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {error ? <ProblemNote error={error} again={() => void list.refetch()} /> : null}
      {list.data && all.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <ul className={own.rows} aria-label={words.list}>
        {all.map((rule, place) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            choices={choices}
            drag={row(rule, place)}
            order={{
              name: rule.name,
              first: place === 0,
              last: place === all.length - 1,
              onBy: (step) => by(rule, step),
              onKeyDown: arrows(rule),
            }}
            onEdit={() => setOpen({ what: 'edit', rule })}
            onTry={() => setOpen({ what: 'try', rule })}
            onTurnOff={() => save.mutate({ ...rule, active: false })}
            onRemove={() => drop(rule)}
          />
        ))}
      </ul>
      <Removed
        rule={removed}
        onBack={(rule) => {
          save.mutate({ ...rule, id: 0, version: 0, active: false })
          setRemoved(null)
          document.getElementById('rule-add')?.focus()
        }}
      />
      <span>
        <Button id="rule-add" kind="act" onClick={() => setOpen({ what: 'edit', rule: newRule() })}>
          {words.add}
        </Button>
      </span>
      <Guess on={list.data?.guess ?? true} />
    </section>
  )
}
