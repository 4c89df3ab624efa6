import { type FormEvent, useRef, useState } from 'react'
import type { Account, Kind } from '../host/types'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { SecretInput } from '../ui/SecretInput'
import { toast } from '../ui/toast'
import { type Errors, neededSecrets, type Values } from './form'
import { ReSignIn } from './ReSignIn'
import css from './StoppedBanner.module.css'
import { useRestart } from './useRestart'

const words = pages.accounts.stopped

type Props = { account: Account; kind: Kind | undefined; main: boolean; onEdit: () => void }

/** What the mall answers when only a new sign-in helps; other troubles are repaired elsewhere. */
const SIGN_IN = /invalid_grant|px-04102|px-04307|px-14304|sign_?in|token|session/

/** The way back of a stopped account: signing in again, or its keys. */
export function Remedy(props: Props) {
  const { account, kind, main, onEdit } = props
  if (!kind?.sign_in || !SIGN_IN.test(account.reason)) return <EnterAgain {...props} />
  return (
    <div className={css.remedy}>
      <div className={css.buttons}>
        <ReSignIn account={account} wanted main={main} />
        <Button kind="link" onClick={onEdit}>
          {pages.accounts.edit}
        </Button>
      </div>
    </div>
  )
}

/** The keys of a stopped account, entered again where the trouble is told. */
function EnterAgain({ account, kind, main, onEdit }: Props) {
  const [values, setValues] = useState<Values>({})
  const [errors, setErrors] = useState<Errors>({})
  const { restart, busy } = useRestart(account, kind)
  const [refused, setRefused] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const fields = neededSecrets(kind, account.settings)
  const focusOn = (key: string) => form.current?.querySelector<HTMLElement>(`[name="${key}"]`)?.focus()

  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setRefused(null)
    const first = fields[0]
    if (first && fields.every((f) => !values[f.key])) {
      setErrors({ [first.key]: words.empty(first.label) })
      return focusOn(first.key)
    }
    try {
      const wrong = await restart(values)
      if (!wrong) return toast(words.resumed(account.name))
      const key = wrong.field || first?.key || ''
      setErrors({ [key]: wrong.text })
      focusOn(key)
    } catch (error) {
      setRefused(error)
    }
  }

  return (
    <form ref={form} className={css.remedy} noValidate onSubmit={(e) => void submit(e)}>
      {fields.map((field) => {
        const said = { id: `restart-${account.id}-${field.key}`, error: errors[field.key] }
        return (
          <FieldBox key={field.key} {...said} label={words.fresh(field.label)}>
            <SecretInput
              {...controlProps(said)}
              name={field.key}
              label={words.fresh(field.label)}
              lines={field.lines}
              value={values[field.key] ?? ''}
              onChange={(e) => setValues({ ...values, [field.key]: e.target.value })}
            />
          </FieldBox>
        )
      })}
      {refused ? <ProblemNote error={refused} /> : null}
      <div className={css.buttons}>
        <Button type="submit" kind={main ? 'main' : 'act'} busy={busy} aria-disabled={busy}>
          {words.resume}
        </Button>
        <Button kind="link" onClick={onEdit}>
          {pages.accounts.edit}
        </Button>
      </div>
      {fields.length > 0 ? <p className={css.sealed}>{words.sealed}</p> : null}
    </form>
  )
}
