import { IconCheck } from '@tabler/icons-react'
import { useOutbox } from '../host/queries/compose'
import { useCounts } from '../host/queries/inbox'
import type { Account } from '../host/types'
import { go } from '../nav'
import { ShopNow } from '../report/ShopNow'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import css from './FirstSteps.module.css'
import { type Step, stepsOf } from './steps'

const words = pages.accounts.steps
/** The place of 過去の分を受け取る among the steps. */
const PAST = 2

/** The way from an empty desk to the first reply; it leaves when all four steps are done. */
export function FirstSteps({ accounts }: { accounts: Account[] }) {
  const sent = useOutbox(['sent'])
  const counts = useCounts()
  if (!sent.data || !counts.data) return null
  const steps = stepsOf(accounts, sent.data.outbox.length > 0 || counts.data.waiting > 0)
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  const current = steps.findIndex((step) => !step.done)
  return (
    <>
      <section className={css.strip} aria-label={words.title}>
        <div className={css.intro}>
          <h2>{words.title}</h2>
          <p>{words.done(done)}</p>
        </div>
        <ol className={css.steps}>
          {steps.map((step, i) => (
            <StepItem key={step.title} step={step} number={i + 1} current={i === current} />
          ))}
        </ol>
      </section>
      {steps[PAST]?.done ? <ShopNow /> : null}
    </>
  )
}

function StepItem({ step, number, current }: { step: Step; number: number; current: boolean }) {
  const look = step.done ? css.done : current ? css.current : ''
  return (
    <li className={css.step} aria-current={current ? 'step' : undefined}>
      <span className={`${css.number} ${look}`} aria-hidden="true">
        {step.done ? <IconCheck size={14} stroke={2} /> : number}
      </span>
      <div>
        <p>{step.title}</p>
        <p className={css.text}>
          {step.done ? words.finished : step.text}
          {step.opensDesk && current ? (
            <Button kind="link" onClick={() => go({ to: 'screen', screen: 'inbox' })}>
              {words.open}
            </Button>
          ) : null}
        </p>
      </div>
    </li>
  )
}
