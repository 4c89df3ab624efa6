import { IconCircleCheck, IconCircleX, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Discovery.module.css'
import type { AccountFormState } from './useAccountForm'
import type { DiscoveryState } from './useDiscovery'

const words = connect.mailbox

type Props = { found: DiscoveryState; form: AccountFormState }

/** What the address says about its service, and the search for its servers. */
export function Discovery({ found, form }: Props) {
  const [taken, setTaken] = useState('')
  const take = (host: string) => {
    form.lay({ imap_host: host, smtp_host: host })
    setTaken(host)
  }
  const text = found.busy ? words.looking : taken ? words.taken(taken) : found.text
  return (
    <div className={css.place}>
      <div aria-live="polite">{text ? <p className={css.text}>{text}</p> : null}</div>
      {found.error ? <ProblemNote error={found.error} /> : null}
      {found.canLook ? (
        <Button
          small
          icon={<IconSearch size={14} stroke={1.6} />}
          busy={found.busy}
          aria-disabled={found.busy}
          onClick={() => {
            setTaken('')
            found.look()
          }}
        >
          {words.look}
        </Button>
      ) : null}
      {found.found && !found.busy ? <Outcome found={found.found} onTake={take} /> : null}
    </div>
  )
}

type OutcomeProps = { found: NonNullable<DiscoveryState['found']>; onTake: (host: string) => void }

function Outcome({ found, onTake }: OutcomeProps) {
  return (
    <>
      {found.hosts.length > 0 ? (
        <ul className={css.hosts} aria-label={words.hosts}>
          {found.hosts.map((host) => (
            <li key={host}>
              <Button small onClick={() => onTake(host)}>
                {words.take(host)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {found.steps.length > 0 ? (
        <details>
          <summary className={css.more}>{words.steps}</summary>
          <ul className={css.steps}>
            {found.steps.map((step) => (
              <li key={step.name}>
                <StepSign state={step.state} />
                <span>
                  {step.name} {step.text || step.detail}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function StepSign({ state }: { state: string }) {
  const said = connect.inspect.states[state] ?? ''
  return state === 'ok' ? (
    <IconCircleCheck className={css.ok} size={16} stroke={1.6} aria-label={said} />
  ) : (
    <IconCircleX className={css.off} size={16} stroke={1.6} aria-label={said} />
  )
}
