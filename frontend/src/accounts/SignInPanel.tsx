import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { connect } from '../text/ja.connect'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SignInPanel.module.css'
import type { SignInFlow } from './useSignIn'

const words = connect.signIn

/** What stands here while a person is at the mall's sign-in page, and how it ended. */
export function SignInPanel({ flow }: { flow: SignInFlow }) {
  return (
    <div aria-live="polite" className={css.place}>
      {flow.waiting ? <Waiting flow={flow} /> : null}
      {flow.failed ? <p className={css.failed}>{flow.failed}</p> : null}
      {flow.error ? <ProblemNote error={flow.error} /> : null}
    </div>
  )
}

function Waiting({ flow }: { flow: SignInFlow }) {
  const begun = flow.begun
  if (!begun) return null
  return (
    <section className={css.panel} aria-label={words.label}>
      <p>{begun.text || flow.state?.text || words.waiting}</p>
      <p className={css.row}>
        <Button small icon={<IconExternalLink size={14} stroke={1.6} />} onClick={flow.open}>
          {words.open}
        </Button>
        <CopyButton value={begun.url} of={words.copy} />
        <span className={css.quiet}>{words.openHelp}</span>
      </p>
      <details open={!begun.listening}>
        <summary className={css.more}>{words.pasteOpen}</summary>
        <Paste flow={flow} redirect={begun.redirect} />
      </details>
      <Button kind="link" onClick={flow.stop}>
        {words.stop}
      </Button>
    </section>
  )
}

function Paste({ flow, redirect }: { flow: SignInFlow; redirect: string }) {
  const [address, setAddress] = useState('')
  const said = { id: `sign-in-address-${flow.begun?.id}`, help: words.pasteHelp(redirect) }
  const ready = address.trim() !== '' && !flow.pasting
  return (
    <div className={css.paste}>
      <FieldBox {...said} label={words.paste}>
        <input
          {...controlProps(said)}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(e) => setAddress(e.target.value)}
        />
      </FieldBox>
      <Button small onClick={() => ready && flow.hand(address)} aria-disabled={!ready} busy={flow.pasting}>
        {words.pasteDo}
      </Button>
    </div>
  )
}
