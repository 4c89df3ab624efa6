import { useState } from 'react'
import { call, uploadEntries } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useEntryFile as useView } from '../host/queries/books'
import { useMe } from '../host/queries/people'
import type { EntryFileWord, HeldFile, OrderField } from '../host/types'

/** The saved map for the headings of the file, where there is one. */
const BY_ITSELF = { map: '', guess: false }

/** One file of entries on its way in: chosen, read in some way, looked at, taken in. */
export function useEntryFile() {
  const inWindow = useMe().data?.window ?? false
  const [file, setFile] = useState<HeldFile | null>(null)
  const [fields, setFields] = useState<OrderField[]>([])
  const [words, setWords] = useState<EntryFileWord[]>([])
  const [saved, setSaved] = useState(BY_ITSELF)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const taking = useAction('ImportEntries')
  const said = words.filter((w) => w.ours !== '')
  const asked = { token: file?.token ?? '', fields, words: said, ...saved, apply: false }
  const view = useView(asked)
  const forget = () => {
    setFields([])
    setWords([])
    setSaved(BY_ITSELF)
  }

  const take = async (coming: Promise<HeldFile>) => {
    setBusy(true)
    taking.reset()
    try {
      const held = await coming
      setRefused(null)
      if (!held.token) return
      forget()
      setFile(held)
    } catch (error) {
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const current = fields.length > 0 ? fields : (view.data?.fields ?? [])
  const known = fields.length > 0 ? words : (view.data?.words ?? [])
  /** From the first word of a person on nothing of the reading changes by itself. */
  const pin = () => {
    if (fields.length > 0) return
    setFields(current)
    setWords(known)
    if (view.data?.map) setSaved({ map: view.data.map, guess: false })
  }
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
    setField: (key: string, place: Pick<OrderField, 'columns' | 'constant'>) => {
      pin()
      setFields(current.map((f) => (f.key === key ? { ...f, ...place } : f)))
    },
    setWord: (of: EntryFileWord, ours: string) => {
      pin()
      const rest = known.filter((w) => w.field !== of.field || w.word !== of.word)
      setWords([...rest, { ...of, ours }])
    },
    /** What a person has said of the columns, as it is kept under a name. */
    asSaved: { token: file?.token ?? '', fields: current, words: known.filter((w) => w.ours !== '') },
    map: saved.map || (view.data?.map ?? ''),
    /** Reads the file by a saved map, or, without a name, by its headings alone. */
    takeMap: (name: string) => {
      forget()
      setSaved({ map: name, guess: name === '' })
    },
    /** The map has another name now, or none; how the file is read stays. */
    rename: (name: string) => {
      pin()
      setSaved({ map: name, guess: name === '' })
    },
    start: () => taking.mutate({ ...asked, apply: true }),
    again: () => {
      taking.reset()
      setFile(null)
      forget()
    },
  }
}

export type EntryFile = ReturnType<typeof useEntryFile>
