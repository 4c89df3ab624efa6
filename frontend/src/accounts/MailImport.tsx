import type { Account, MailImport as State } from '../host/types'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { ProblemNote } from '../ui/ProblemNote'
import css from './MailImport.module.css'
import { Bar } from './Past'
import { type MailImportRun, useMailImport } from './useMailImport'

const words = connect.import

/** Brings the mails of another program into a mailbox. Files stay on the computer that runs the desk. */
export function MailImport({ account }: { account: Account }) {
  const run = useMailImport(account.id)
  if (!run.open)
    return (
      <div>
        <Button small kind="link" onClick={() => run.setOpen(true)}>
          {words.open}
        </Button>
      </div>
    )
  return (
    <section className={css.place} aria-label={words.title}>
      <p className={css.title}>{words.title}</p>
      {run.running ? <Running run={run} /> : <Choice account={account} run={run} />}
      {run.error ? <ProblemNote error={run.error} /> : null}
    </section>
  )
}

function Running({ run }: { run: MailImportRun }) {
  const { state } = run
  if (!state) return null
  return (
    <>
      <Bar
        label={words.running}
        value={state.bytes > 0 ? state.bytes_done / state.bytes : undefined}
        text={words.of(state.files_done, state.files, state.taken + state.known)}
      />
      <div>
        <Button small kind="stop" busy={run.stopping} aria-disabled={run.stopping} onClick={run.stop}>
          {words.stop}
        </Button>
      </div>
    </>
  )
}

function Choice({ account, run }: { account: Account; run: MailImportRun }) {
  const command = words.command(account.id)
  return (
    <>
      <div role="status">{run.state ? <Ended state={run.state} /> : null}</div>
      {run.elsewhere ? <p className={css.note}>{words.other}</p> : null}
      <p className={css.note}>{run.inWindow ? words.help : words.serve}</p>
      {run.inWindow ? null : (
        <p className={css.command}>
          <code>{command}</code>
          <CopyButton value={command} of={words.commandLabel} />
        </p>
      )}
      <div className={css.buttons}>
        {run.inWindow && !run.elsewhere ? (
          <>
            <Button small onClick={() => run.pick(false)}>
              {words.files}
            </Button>
            <Button small onClick={() => run.pick(true)}>
              {words.folder}
            </Button>
          </>
        ) : null}
        <Button small kind="link" onClick={() => run.setOpen(false)}>
          {words.close}
        </Button>
      </div>
    </>
  )
}

/** How the last run of this account ended. */
function Ended({ state }: { state: State }) {
  if (state.problem) return <p>{state.problem}</p>
  return (
    <>
      <p>{words.ended(state.taken, state.known, state.left)}</p>
      {state.files_done < state.files ? <p>{words.halfway}</p> : null}
      {state.reasons.length > 0 ? (
        <details className={css.left}>
          <summary>{words.left}</summary>
          <ul>
            {state.reasons.map(({ file, reason }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of an ended run does not change, and names repeat.
              <li key={i}>{words.leftOf(file, reason)}</li>
            ))}
            {state.more > 0 ? <li>{words.more(state.more)}</li> : null}
          </ul>
        </details>
      ) : null}
    </>
  )
}
