import { useState } from 'react'
import { call, uploadOrders } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useOrderFile as useView } from '../host/queries/orders'
import { useMe } from '../host/queries/people'
import type { HeldFile, OrderField, OrderMap } from '../host/types'

const GUESS: OrderMap = { name: '', kind: '', dates: '', prefix: '', fields: [] }

/** One file on its way in: chosen, read in some way, looked at, imported. */
export function useOrderFile() {
  const inWindow = useMe().data?.window ?? false
  const [file, setFile] = useState<HeldFile | null>(null)
  const [account, setAccount] = useState(0)
  const [map, setMap] = useState(GUESS)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const importing = useAction('OrderFileImport')
  const query = { token: file?.token ?? '', account, preset: '', map }
  const view = useView(query)

  const take = async (coming: Promise<HeldFile>) => {
    setBusy(true)
    importing.reset()
    try {
      const held = await coming
      setRefused(null)
      if (held.token) setFile(held)
    } catch (error) {
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const current = view.data?.map ?? map
  return {
    file,
    account,
    view: file ? view.data : undefined,
    reading: busy || (view.isFetching && !view.data),
    error: refused ?? view.error ?? importing.error,
    done: importing.data,
    importing: importing.isPending,
    /** Opens the system's dialog in the window; false where the browser has to ask. */
    pick: () => {
      if (inWindow) void take(call('PickOrderFile', {}))
      return inWindow
    },
    bring: (chosen: File) => void take(uploadOrders(chosen)),
    setAccount: (id: number) => {
      setAccount(id)
      setMap((old) => ({ ...old, prefix: '' }))
    },
    takeMap: (chosen: OrderMap | null) => setMap(chosen ?? GUESS),
    setWords: (words: Partial<Pick<OrderMap, 'kind' | 'dates'>>) => setMap({ ...current, ...words }),
    setField: (key: string, place: Pick<OrderField, 'columns' | 'constant'>) =>
      setMap({ ...current, fields: current.fields.map((f) => (f.key === key ? { ...f, ...place } : f)) }),
    start: () => importing.mutate({ ...query, map: current }),
    again: () => {
      importing.reset()
      setFile(null)
      setMap(GUESS)
    },
  }
}

export type OrderFile = ReturnType<typeof useOrderFile>
