import { useState } from 'react'
import { call, uploadEntries } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useEntryFile as useView } from '../host/queries/books'
import { useMe } from '../host/queries/people'
import type { EntryFileWord, HeldFile, OrderField } from '../host/types'

/** One file of entries on its way in: chosen, read in some way, looked at, taken in. */
export function useEntryFile() {
  const inWindow = useMe().data?.window ?? false
  const [file, setFile] = useState<HeldFile | null>(null)
  const [fields, setFields] = useState<OrderField[]>([])
  const [words, setWords] = useState<EntryFileWord[]>([])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const taking = useAction('ImportEntries')
  const said = words.filter((w) => w.ours !== '')
  const asked = { token: file?.token ?? '', fields, words: said, apply: false }
  const view = useView(asked)

  const take = async (coming: Promise<HeldFile>) => {
    setBusy(true)
    taking.reset()
    try {
      const held = await coming
      setRefused(null)
      if (!held.token) return
      setFields([])
      setWords([])
      setFile(held)
    } catch (error) {
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const current = fields.length > 0 ? fields : (view.data?.fields ?? [])
  return {
    name: file?.name ?? '',
    view: file ? view.data : undefined,
    fields: current,
    reading: busy || (view.isFetching && !view.data),
    error: refused ?? view.error ?? taking.error,
    done: taking.data,
    taking: taking.isPending,
    /** What is shown belongs to an earlier choice. */
    stale: view.isPlaceholderData || view.isFetching,
    pick: () => {
      if (inWindow) void take(call('PickEntryFile', {}))
      return inWindow
    },
    bring: (chosen: File) => void take(uploadEntries(chosen)),
    setField: (key: string, place: Pick<OrderField, 'columns' | 'constant'>) =>
      setFields(current.map((f) => (f.key === key ? { ...f, ...place } : f))),
    setWord: (of: EntryFileWord, ours: string) => {
      const rest = words.filter((w) => w.field !== of.field || w.word !== of.word)
      setWords([...rest, { ...of, ours }])
    },
    start: () => taking.mutate({ ...asked, apply: true }),
    again: () => {
      taking.reset()
      setFile(null)
      setFields([])
      setWords([])
    },
  }
}

export type EntryFile = ReturnType<typeof useEntryFile>
