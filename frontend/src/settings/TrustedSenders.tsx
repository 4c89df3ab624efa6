import { useEffect, useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useSenders } from '../host/queries/thread'
import { useKeys } from '../keys/useKeys'
import { senders as words } from '../text/ja.mail'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'

/** Whose mails get no banner. Taking one off holds at once and can be had back with Z. */
export function TrustedSenders() {
  const { data, error, refetch } = useSenders()
  const set = useAction('SetTrust')
  const [removed, setRemoved] = useState('')
  const [wanted, setWanted] = useState('')
  const remove = (address: string) =>
    set.mutate(
      { address, trusted: false },
      {
        onSuccess: () => {
          setRemoved(address)
          setWanted(BACK)
        },
      },
    )
  const restore = () => {
    const address = removed
    setRemoved('')
    setWanted(idOf(address))
    set.mutate({ address, trusted: true })
  }
  useKeys({ undo: restore }, removed !== '')
  const all = data?.senders ?? []
  // Focus follows what was done: to the way back, and from there to the row that has returned.
  useEffect(() => {
    const target = wanted ? document.getElementById(wanted) : null
    if (!target) return
    target.focus()
    setWanted('')
  })
  return (
    <section className={css.card} aria-labelledby="settings-senders">
      <h2 id="settings-senders">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      {all.length > 0 ? (
        <ul className={css.senders} aria-label={words.list}>
          {all.map(({ address }) => (
            <li key={address}>
              <span className={css.address}>{address}</span>
              <Button
                small
                id={idOf(address)}
                aria-label={words.removeOf(address)}
                aria-disabled={set.isPending}
                onClick={() => remove(address)}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {data && all.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <div role="status">
        {removed ? (
          <p className={css.removed}>
            <span className={css.address}>{words.removed(removed)}</span>
            <Button small id={BACK} action="undo" onClick={restore}>
              {words.back}
            </Button>
          </p>
        ) : null}
      </div>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {set.error ? <ProblemNote error={set.error} /> : null}
    </section>
  )
}

const BACK = 'sender-back'
const idOf = (address: string) => `sender-${address}`
