import type { Account } from '../host/types'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'
import { withSecrets } from './form'
import css from './ReSignIn.module.css'
import { SignInPanel } from './SignInPanel'
import { useSignIn } from './useSignIn'

const words = connect.signIn

type Props = { account: Account; wanted: boolean; main?: boolean }

/** Signing in again at the mall: needed every few weeks, and when a sign-in has died. */
export function ReSignIn({ account, wanted, main = false }: Props) {
  const flow = useSignIn(() => toast(words.doneOf(account.name)))
  const kind = main ? 'main' : wanted ? 'act' : 'plain'
  return (
    <>
      {flow.waiting || flow.failed || flow.error ? (
        <div className={css.panel}>
          <SignInPanel flow={flow} />
        </div>
      ) : null}
      {flow.waiting ? null : (
        <Button
          small={!main}
          kind={kind}
          busy={flow.busy}
          aria-disabled={flow.busy}
          onClick={() => flow.start({ ...withSecrets(account, {}), settings: {} })}
        >
          {wanted ? words.again : words.button}
        </Button>
      )}
    </>
  )
}
