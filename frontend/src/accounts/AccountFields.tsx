import type { Account, Kind } from '../host/types'
import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './AccountFormPage.module.css'
import { FormField } from './FormField'
import { fieldId, NAME } from './form'
import { SignInField } from './SignInField'
import type { AccountFormState } from './useAccountForm'

const words = pages.form
const SINCE = [0, 90, 180, 365]

type Props = {
  kind: Kind
  account?: Account
  form: AccountFormState
  onSaved: (saved: Account) => void
}

/** All fields of a kind: the plain ones, and the rest behind 「くわしい設定」. */
export function AccountFields({ kind, account, form, onSaved }: Props) {
  const draw = (advanced: boolean) =>
    kind.fields
      .filter((field) => field.advanced === advanced && !field.sign_in)
      .map((field) => (
        <FormField
          key={field.key}
          field={field}
          value={form.values[field.key] ?? ''}
          error={form.errors[field.key]}
          stored={field.secret && (account?.sealed.includes(field.key) ?? false)}
          onChange={(value) => form.change(field.key, value)}
        />
      ))
  return (
    <div className={css.fields}>
      <NameField form={form} />
      {draw(false)}
      {kind.sign_in ? <SignInField kind={kind} account={account} form={form} onSaved={onSaved} /> : null}
      <details className={css.more} open={form.open} onToggle={(e) => form.setOpen(e.currentTarget.open)}>
        <summary>
          {words.more}
          <span className={css.moreHelp}>{words.moreHelp}</span>
        </summary>
        <div className={css.fields}>
          {account ? null : <SinceField form={form} />}
          {draw(true)}
        </div>
      </details>
    </div>
  )
}

function NameField({ form }: { form: AccountFormState }) {
  const said = { id: fieldId(NAME), help: words.nameHelp, error: form.errors[NAME], required: true }
  return (
    <FieldBox {...said} label={words.name}>
      <input
        {...controlProps(said)}
        type="text"
        autoComplete="off"
        value={form.name}
        onChange={(e) => form.change(NAME, e.target.value)}
      />
    </FieldBox>
  )
}

function SinceField({ form }: { form: AccountFormState }) {
  const said = { id: fieldId('since'), help: words.sinceHelp }
  return (
    <FieldBox {...said} label={words.since}>
      <select
        {...controlProps(said)}
        value={form.sinceDays}
        onChange={(e) => form.setSinceDays(Number(e.target.value))}
      >
        {SINCE.map((days) => (
          <option key={days} value={days}>
            {words.sinceChoices[days]}
          </option>
        ))}
      </select>
    </FieldBox>
  )
}
