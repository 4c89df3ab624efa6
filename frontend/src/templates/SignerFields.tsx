import type { RefObject } from 'react'
import { useAccounts } from '../host/queries/accounts'
import { useStaff } from '../host/queries/people'
import type { Signature } from '../host/types'
import { signatures as words } from '../text/ja.texts'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './TemplateEditor.module.css'

type Props = {
  draft: Signature
  /** Whose it is stays: another one has a signature of their own. */
  fixed: boolean
  firstRef: RefObject<HTMLSelectElement | null>
  onChange: (part: Partial<Signature>) => void
}

const account = { id: 'signature-account' }
const person = { id: 'signature-staff' }

/** Whose signature it is: of an account, a person, or both. */
export function SignerFields({ draft, fixed, firstRef, onChange }: Props) {
  const accounts = useAccounts().data?.accounts ?? []
  const staff = (useStaff().data?.staff ?? []).filter((s) => !s.off || s.id === draft.staff)
  return (
    <div className={css.fields}>
      <FieldBox {...account} label={words.account}>
        <select
          {...controlProps(account)}
          ref={firstRef}
          value={draft.account}
          disabled={fixed}
          onChange={(e) => onChange({ account: Number(e.target.value) })}
        >
          <option value={0}>{words.every}</option>
          {accounts.map((a) => (
            <option key={a.id} value={a.id}>
              {a.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <FieldBox {...person} label={words.staff}>
        <select
          {...controlProps(person)}
          value={draft.staff}
          disabled={fixed}
          onChange={(e) => onChange({ staff: Number(e.target.value) })}
        >
          <option value={0}>{words.everybody}</option>
          {staff.map((s) => (
            <option key={s.id} value={s.id}>
              {s.name}
            </option>
          ))}
        </select>
      </FieldBox>
    </div>
  )
}
