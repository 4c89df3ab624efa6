import type { Account, AccountForm, Field, Kind } from '../host/types'
import { connect } from '../text/ja.connect'
import { pages } from '../text/ja.pages'

export type Values = Record<string, string>
export type Errors = Record<string, string>

/** The key of the account's own name among the errors; no kind has a field called like this. */
export const NAME = '*name'

const DAY = 24 * 60 * 60 * 1000

/** What stands in the form at first: what is stored, else the default. Secrets start empty. */
export function startValues(kind: Kind, account?: Account): Values {
  const values: Values = {}
  for (const field of kind.fields) {
    values[field.key] = field.secret ? '' : (account?.settings[field.key] ?? field.default)
  }
  return values
}

/** Whether a form with these values asks for a field: its `when` names another one and the values that do. */
export function asked(field: Field, values: Values): boolean {
  const at = field.when.indexOf('=')
  if (at < 0) return true
  const wanted = field.when.slice(at + 1).split(',')
  return wanted.includes((values[field.when.slice(0, at)] ?? '').trim())
}

/** The fields that a form with these values asks for. */
export const askedOf = (kind: Kind | undefined, values: Values) =>
  kind?.fields.filter((f) => asked(f, values)) ?? []

/** Every reason at once why the form cannot be handed in. A stored secret may stay empty, and one a sign-in brings. */
export function check(
  kind: Kind,
  name: string,
  values: Values,
  sealed: readonly string[],
  signedIn = false,
): Errors {
  const errors: Errors = {}
  // A kind that discovers is named by its first field, which is missed itself.
  if (name.trim() === '' && !kind.discover) errors[NAME] = pages.form.missing(pages.form.name)
  for (const field of askedOf(kind, values)) {
    if (!field.required || values[field.key]?.trim() || sealed.includes(field.key)) continue
    if (field.sign_in && signedIn) continue
    errors[field.key] = field.sign_in
      ? connect.signIn.needed(field.label)
      : field.options.length > 0
        ? pages.form.choose(field.label)
        : pages.form.missing(field.label)
  }
  return errors
}

export type Filled = {
  kind: Kind
  account?: Account
  name: string
  values: Values
  sinceDays: number
  now: number
  signIn: string
}

/** The form as the program takes it: an empty secret keeps the stored one. */
export function fill({ kind, account, name, values, sinceDays, now, signIn }: Filled): AccountForm {
  const settings: Values = {}
  const secrets: Values = {}
  for (const field of kind.fields) {
    const { key, secret } = field
    const value = values[key] ?? ''
    if (!secret) settings[key] = value.trim()
    else if (value !== '' && asked(field, values)) secrets[key] = value
  }
  return {
    id: account?.id ?? 0,
    version: account?.version ?? 0,
    kind: kind.kind,
    name: name.trim(),
    settings,
    secrets,
    since: sinceDays > 0 ? now - sinceDays * DAY : 0,
    sign_in: signIn,
  }
}

/** An account as it is stored, with new secrets. */
export const withSecrets = (account: Account, secrets: Values): AccountForm => ({
  id: account.id,
  version: account.version,
  kind: account.kind,
  name: account.name,
  settings: account.settings,
  secrets,
  since: 0,
  sign_in: '',
})

const SETTING = 'setting_'
const ABOUT_SECRET = /key|auth|login|password|token|sign|secret/

/** The field a refusal is about: the named one, else the first secret when it speaks of signing in. */
export function fieldOf(fields: readonly Field[], code: string): string {
  if (code.startsWith(SETTING)) {
    const key = code.slice(SETTING.length)
    return fields.some((f) => f.key === key) ? key : ''
  }
  const named = fields.find((f) => f.key === code)
  if (named) return named.key
  return ABOUT_SECRET.test(code) ? (fields.find((f) => f.secret && f.required)?.key ?? '') : ''
}

/** The secret fields a person fills again when an account has stopped: the needed ones. */
export const neededSecrets = (kind: Kind | undefined, settings: Values) =>
  askedOf(kind, settings).filter((f) => f.secret && f.required && !f.sign_in)

/** The field that holds a key of the account ("license" → license_key). */
export function fieldOfKey(kind: Kind | undefined, key: string): string {
  const secrets = kind?.fields.filter((f) => f.secret) ?? []
  return (
    (secrets.find((f) => f.key.startsWith(key)) ?? secrets.find((f) => f.required) ?? secrets[0])?.key ?? ''
  )
}

/** The own name must not share its id with a setting that is called `name`. */
export const fieldId = (key: string) => `account-${key === NAME ? 'own-name' : key}`

/** The first wrong field in the order of the screen. */
export const firstWrong = (kind: Kind, errors: Errors) =>
  [NAME, ...kind.fields.map((f) => f.key)].find((key) => errors[key]) ?? ''
