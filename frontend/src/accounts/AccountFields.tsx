import { Fragment } from 'react'
import type { Account, Kind } from '../host/types'
import { connect } from '../text/ja.connect'
import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './AccountFormPage.module.css'
import { Discovery } from './Discovery'
import { FolderPicker } from './FolderPicker'
import { FormField } from './FormField'
import { FOLDERS } from './folders'
import { askedOf, fieldId, NAME } from './form'
import { SignInField } from './SignInField'
import type { AccountFormState } from './useAccountForm'
import { ADDRESS, useDiscovery, WAY } from './useDiscovery'

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
  const found = useDiscovery(kind, account, form)
  const chosen = (key: string) => key === WAY && found.chooses
  const draw = (advanced: boolean, of: (key: string) => boolean = () => true) =>
    askedOf(kind, form.values)
      .filter((field) => !field.sign_in && of(field.key))
      .filter((field) => (kind.discover && field.key === WAY ? !found.chooses : field.advanced) === advanced)
      .map((field) => (
        <Fragment key={field.key}>
          <FormField
            field={field}
            value={form.values[field.key] ?? ''}
            error={form.errors[field.key]}
            stored={field.secret && (account?.sealed.includes(field.key) ?? false)}
            onChange={(value) => form.change(field.key, value)}
          />
          {field.key === FOLDERS ? <FolderPicker form={form} /> : null}
        </Fragment>
      ))
  const signsIn = askedOf(kind, form.values).some((field) => field.sign_in)
  return (
    <div className={css.fields}>
      {kind.discover ? (
        <>
          {draw(false, (key) => key === ADDRESS)}
          <Discovery found={found} form={form} />
          {draw(false, chosen)}
          {draw(false, (key) => key !== ADDRESS && !chosen(key))}
        </>
      ) : (
        <>
          <NameField form={form} />
          {draw(false)}
        </>
      )}
      {signsIn ? <SignInField kind={kind} account={account} form={form} onSaved={onSaved} /> : null}
      <details className={css.more} open={form.open} onToggle={(e) => form.setOpen(e.currentTarget.open)}>
        <summary>
          {words.more}
          <span className={css.moreHelp}>{words.moreHelp}</span>
        </summary>
        <div className={css.fields}>
          {kind.discover ? <NameField form={form} optional /> : null}
          {account ? null : <SinceField form={form} />}
          {draw(true)}
        </div>
      </details>
    </div>
  )
}

function NameField({ form, optional = false }: { form: AccountFormState; optional?: boolean }) {
  const said = {
    id: fieldId(NAME),
    help: optional ? connect.mailbox.nameHelp : words.nameHelp,
    error: form.errors[NAME],
    required: !optional,
  }
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
