import { useRef, useState } from 'react'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Account, Kind, Probed } from '../host/types'
import { useNow } from '../ui/useNow'
import { askedOf, check, type Errors, fieldId, fieldOf, fill, firstWrong, NAME, startValues } from './form'

const MINUTE = 60_000

/** The state of one settings form: what is typed, what is wrong, and how the test went. */
export function useAccountForm(kind: Kind, account: Account | undefined, onSaved: (saved: Account) => void) {
  const [name, setName] = useState(account?.name ?? (kind.discover ? '' : kind.label))
  const [values, setValues] = useState(() => startValues(kind, account))
  const [sinceDays, setSinceDays] = useState(0)
  const [errors, setErrors] = useState<Errors>({})
  const [probed, setProbed] = useState<Probed | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const [open, setOpen] = useState(false)
  const [touched, setTouched] = useState(false)
  const [signedIn, setSignedIn] = useState('')
  // A mailbox is called by its address until somebody gives it another name.
  const called = name.trim() === '' && kind.discover ? (values.address ?? '').trim() : name
  const latest = useRef(0)
  const now = useNow(MINUTE)
  const test = useAction('TestAccount')
  const save = useAction('SaveAccount')

  /** Brings the caret to a field; an advanced one is uncovered first. */
  const focusOn = (key: string) => {
    if (kind.fields.find((f) => f.key === key)?.advanced || (key === NAME && kind.discover)) setOpen(true)
    requestAnimationFrame(() => document.getElementById(fieldId(key))?.focus())
  }
  const fail = (wrong: Errors) => {
    setErrors(wrong)
    focusOn(firstWrong(kind, wrong))
  }
  const change = (key: string, value: string) => {
    latest.current += 1
    setTouched(true)
    if (key === NAME) setName(value)
    else setValues((v) => ({ ...v, [key]: value }))
    setErrors(({ [key]: _, ...others }) => others)
    setProbed(null)
    setRefused(null)
  }
  /** Lays in what was found out; nothing a person has to type. */
  const lay = (found: Record<string, string>) => {
    for (const [key, value] of Object.entries(found)) change(key, value)
  }
  const refuse = (error: unknown) => {
    const key = error instanceof Problem ? fieldOf(askedOf(kind, values), error.code) : ''
    if (key && error instanceof Problem) fail({ [key]: error.text })
    else setRefused(error)
  }
  const filled = () => fill({ kind, account, name: called, values, sinceDays, now, signIn: signedIn })

  /** Tries the connection; true when it stands. An answer to an older form is dropped. */
  const probe = async () => {
    const wrong = check(kind, called, values, account?.sealed ?? [], signedIn !== '')
    if (Object.keys(wrong).length > 0) {
      fail(wrong)
      return false
    }
    const mine = latest.current
    setProbed(null)
    setRefused(null)
    try {
      const answer = await test.mutateAsync(filled())
      if (mine !== latest.current) return false
      setProbed(answer)
      const key = answer.ok ? '' : fieldOf(askedOf(kind, values), answer.code)
      if (key) fail({ [key]: answer.text })
      return answer.ok
    } catch (error) {
      refuse(error)
      return false
    }
  }
  const store = async () => {
    const wrong = check(kind, called, values, account?.sealed ?? [], signedIn !== '')
    if (Object.keys(wrong).length > 0) return fail(wrong)
    try {
      onSaved(await save.mutateAsync(filled()))
    } catch (error) {
      refuse(error)
    }
  }
  const testAndStore = async () => {
    if (probed?.ok || (await probe())) await store()
  }

  /** A sign-in has ended well: its key counts as filled in. */
  const finishSignIn = (id: string) => {
    latest.current += 1
    setSignedIn(id)
    setProbed(null)
    setErrors({})
  }

  return {
    name,
    values,
    signedIn,
    finishSignIn,
    filled,
    sinceDays,
    setSinceDays,
    errors,
    probed,
    refused,
    open,
    setOpen,
    touched,
    busy: test.isPending || save.isPending,
    change,
    lay,
    focusOn,
    probe,
    store,
    testAndStore,
  }
}

export type AccountFormState = ReturnType<typeof useAccountForm>
