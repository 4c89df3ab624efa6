import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import { useMe } from '../host/queries/people'
import type { Account, Step } from '../host/types'
import { dateTime } from '../text/format'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import css from './Inspection.module.css'

const words = connect.inspect
const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

const stateOf = (step: Step) => words.states[step.state] ?? step.state
const of = (steps: readonly Step[], state: string) => steps.filter((s) => s.state === state).length

/** The result as a text for support: no customer's word and no key is in it. */
const supportText = (steps: readonly Step[], head: string) =>
  [head, ...steps.map((s) => words.line(s.name, stateOf(s), s.text, s.detail))].join('\n')

type Props = { account: Account; steps: Step[]; at: number; onClose: () => void }

/** Every function of a connection, tried one after the other. */
export function Inspection({ account, steps, at, onClose }: Props) {
  const version = useMe().data?.version ?? ''
  const text = supportText(steps, words.head(account.label, version, dateTime(at)))
  return (
    <section className={css.result} aria-label={words.title}>
      <p className={css.summary}>
        {words.summary(of(steps, 'ok'), of(steps, 'failed'), of(steps, 'skipped'))}
      </p>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.name} className={css.step} data-state={step.state}>
            <Sign state={step.state} />
            <div className={css.words}>
              <span className={css.name}>{step.name}</span>
              <span className={css.state}>{stateOf(step)}</span>
              {step.text ? <p className={css.text}>{step.text}</p> : null}
            </div>
          </li>
        ))}
      </ol>
      <p className={css.foot}>
        <span className={css.help}>
          {words.copyHelp}
          <CopyButton value={text} of={words.copy} />
        </span>
        <Button kind="link" onClick={onClose}>
          {words.close}
        </Button>
      </p>
    </section>
  )
}

function Sign({ state }: { state: string }) {
  if (state === 'ok') return <IconCircleCheck {...icon} />
  return state === 'failed' ? <IconCircleX {...icon} /> : <IconCircleMinus {...icon} />
}
