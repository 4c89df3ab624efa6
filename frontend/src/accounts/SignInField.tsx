import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Account, Kind } from '../host/types'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { FormField } from './FormField'
import { fieldId } from './form'
import css from './SignInField.module.css'
import { SignInPanel } from './SignInPanel'
import type { AccountFormState } from './useAccountForm'
import { WAY } from './useDiscovery'
import { useSignIn } from './useSignIn'

const words = connect.signIn

type Props = {
  kind: Kind
  account?: Account
  form: AccountFormState
  onSaved: (saved: Account) => void
}

/**
 * The place of the fields that a sign-in fills. For a new account what it brings waits for the form; an account
 * that stands already is saved with it, so the form is done then.
 */
export function SignInField({ kind, account, form, onSaved }: Props) {
  const flow = useSignIn((id) => (account ? onSaved(account) : form.finishSignIn(id)))
  const says = connect.signInTo[form.values[WAY] ?? ''] ?? words
  const fields = kind.fields.filter((f) => f.sign_in && f.secret)
  const error = fields.map((f) => form.errors[f.key]).find(Boolean)
  const first = fields[0]
  const stop = useRef(flow.stop)
  stop.current = flow.waiting ? flow.stop : () => {}
  // Nobody waits for the sign-in of a form that was left.
  useEffect(() => () => stop.current(), [])
  return (
    <fieldset className={css.box}>
      <legend className={css.legend}>{says.label}</legend>
      <p className={css.help}>{account ? `${says.help}${words.saves}` : says.help}</p>
      {form.signedIn ? (
        <p className={css.done}>
          <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
          {words.done}
        </p>
      ) : null}
      <SignInPanel flow={flow} />
      {flow.waiting ? null : (
        <Button
          id={first ? fieldId(first.key) : undefined}
          kind={form.signedIn ? 'plain' : 'act'}
          busy={flow.busy}
          aria-disabled={flow.busy}
          aria-describedby={error ? 'sign-in-missing' : undefined}
          onClick={() => flow.start(form.filled())}
        >
          {form.signedIn || account ? words.again : says.button}
        </Button>
      )}
      {error ? (
        <p id="sign-in-missing" className={css.error}>
          {error}
        </p>
      ) : null}
      <details>
        <summary className={css.more}>{words.byHand}</summary>
        <div className={css.byHand}>
          {fields.map((field) => (
            <ByHand key={field.key} field={field} account={account} form={form} />
          ))}
        </div>
      </details>
    </fieldset>
  )
}

type ByHandProps = { field: Kind['fields'][number]; account?: Account; form: AccountFormState }

function ByHand({ field, account, form }: ByHandProps) {
  return (
    <FormField
      field={{ ...field, required: false }}
      id={`${fieldId(field.key)}-by-hand`}
      value={form.values[field.key] ?? ''}
      stored={account?.sealed.includes(field.key) ?? false}
      onChange={(value) => form.change(field.key, value)}
    />
  )
}
