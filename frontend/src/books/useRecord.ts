import { useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { Entry, EntryWish } from '../host/types'
import { books } from '../text/ja.books'
import { toast } from '../ui/toast'
import { closeEntry } from './open'

/** Saves what was wished as a draft, and confirms it when asked. What could not be confirmed stays a draft, once. */
export function useRecord(wish: EntryWish) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const kept = useRef<Entry | null>(null)
  const saving = useAction('SaveEntry')
  const confirming = useAction('ConfirmEntries')
  const save = async (confirm: boolean) => {
    setBusy(true)
    setError(null)
    try {
      const { entry } = await call('ProposeEntry', wish)
      const { id = 0, version = 0 } = kept.current ?? {}
      const draft = await saving.mutateAsync({ ...entry, id, version })
      kept.current = draft
      if (confirm) await confirming.mutateAsync({ entries: [{ id: draft.id, version: draft.version }] })
      toast(confirm ? books.form.done : books.form.saved)
      closeEntry()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, save }
}
