import type { ComponentProps } from 'react'
import type { Rule, RuleChoice } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { OrderButtons } from './OrderButtons'
import css from './Rules.module.css'
import { ruleText } from './sentence'

type Props = {
  rule: Rule
  choices: RuleChoice[]
  drag: ComponentProps<'li'>
  order: ComponentProps<typeof OrderButtons>
  onEdit: () => void
  onTry: () => void
  onTurnOff: () => void
  onRemove: () => void
}

/** One rule of the list: what it is called, what it says, whether it works. */
export function RuleRow({ rule, choices, drag, order, onEdit, onTry, onTurnOff, onRemove }: Props) {
  return (
    <li className={css.rule} {...drag}>
      <span className={css.order}>
        <OrderButtons {...order} />
      </span>
      <div className={css.words}>
        <span className={css.name}>
          <Badge tone={rule.active ? 'ok' : 'plain'}>{rule.active ? words.on : words.off}</Badge>
          {rule.name}
        </span>
        <p className={css.sentence}>{ruleText(rule, choices)}</p>
        {rule.fault ? <p className={css.fault}>{rule.fault}</p> : null}
        <p className={css.hits}>
          {words.hits(rule.hits)}
          {rule.go_on ? `・${words.goOn}` : ''}
        </p>
      </div>
      <span className={css.buttons}>
        <Button small id={`rule-${rule.id}-edit`} aria-label={words.editOf(rule.name)} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button
          small
          kind={rule.active ? 'plain' : 'act'}
          id={`rule-${rule.id}-try`}
          aria-label={words.tryOf(rule.name)}
          onClick={onTry}
        >
          {words.try}
        </Button>
        {rule.active ? (
          <Button small aria-label={words.turnOffOf(rule.name)} onClick={onTurnOff}>
            {words.turnOff}
          </Button>
        ) : null}
        <Button small aria-label={words.removeOf(rule.name)} onClick={onRemove}>
          {words.remove}
        </Button>
      </span>
    </li>
  )
}
