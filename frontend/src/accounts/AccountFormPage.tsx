import { IconArrowLeft, IconClock } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Account, Kind } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { AccountFields } from './AccountFields'
import css from './AccountFormPage.module.css'
import { fieldId, NAME } from './form'
import { Guide } from './Guide'
import { ProbeResult } from './ProbeResult'
import { useAccountForm } from './useAccountForm'

const words = pages.form

type Props = {
  kind: Kind
  account?: Account
  /** The field that gets the caret first. */
  focus?: string
  onClose: () => void
  onSaved: (saved: Account) => void
}

/** Adding or changing an account: the form beside the steps that lead to its keys. */
export function AccountFormPage({ kind, account, focus, onClose, onSaved }: Props) {
  const form = useAccountForm(kind, account, onSaved)
  const first = useRef(focus ?? (kind.discover ? 'address' : NAME))
  const focusOn = useRef(form.focusOn)
  useEffect(() => {
    // The overview may have been scrolled down to the kinds.
    document.querySelector('main')?.scrollTo(0, 0)
    if (first.current === NAME) document.getElementById(fieldId(NAME))?.focus()
    else focusOn.current(first.current)
  }, [])
  useKeys({ back: onClose }, !form.touched)
  return (
    <>
      <PageHead
        title={account ? words.edit(account.name) : words.add(kind.label)}
        before={
          <Button kind="link" icon={<IconArrowLeft size={14} stroke={1.6} />} onClick={onClose}>
            {words.back}
          </Button>
        }
      >
        {kind.takes ? (
          <span className={css.takes}>
            <IconClock size={14} stroke={1.6} aria-hidden="true" />
            {words.takes(kind.takes)}
          </span>
        ) : null}
      </PageHead>
      <div className={css.columns}>
        <form
          className={css.card}
          noValidate
          onSubmit={(e) => {
            e.preventDefault()
            void form.testAndStore()
          }}
        >
          <AccountFields kind={kind} account={account} form={form} onSaved={onSaved} />
          <div className={css.foot}>
            <ProbeResult
              probed={form.probed}
              busy={form.busy}
              editing={account !== undefined}
              told={Object.keys(form.errors).length > 0}
            />
            {form.refused ? <ProblemNote error={form.refused} /> : null}
            <div className={css.buttons}>
              <Button onClick={() => void form.probe()} aria-disabled={form.busy}>
                {pages.accounts.test}
              </Button>
              {form.probed && !form.probed.ok ? (
                <Button onClick={() => void form.store()} aria-disabled={form.busy}>
                  {words.saveAnyway}
                </Button>
              ) : null}
              <Button kind="main" type="submit" busy={form.busy} aria-disabled={form.busy}>
                {words.testFirst}
              </Button>
            </div>
          </div>
        </form>
        <Guide kind={kind} />
      </div>
    </>
  )
}
