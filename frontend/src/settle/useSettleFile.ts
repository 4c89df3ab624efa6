import { useState } from 'react'
import { call, uploadSettlement } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import { useSettlementFile } from '../host/queries/settle'
import type { HeldFile, OrderField, SettlementImport, SettlementMap } from '../host/types'
import { settle as words } from '../text/ja.settle'

const GUESS: SettlementMap = {
  order: '',
  amount: '',
  day: '',
  kind: '',
  round: '',
  signs: 'minus',
  skip: [],
  dates: 'ymd',
  prefix: '',
}

const COLUMNS = ['order', 'amount', 'day', 'kind', 'round'] as const
type Column = (typeof COLUMNS)[number]

/** Facts that no whole file has in common. */
export const ONLY_COLUMNS: readonly string[] = ['order', 'amount', 'kind']

/** What stands behind a choice of columns: a map, and the day and round of the whole file. */
type Said = Pick<SettlementImport, 'own' | 'map' | 'day' | 'round'>

const NOTHING: Said = { own: false, map: GUESS, day: '', round: '' }

const fieldsOf = (map: SettlementMap, said: Said): OrderField[] =>
  COLUMNS.map((key) => ({
    key,
    label: words.fields[key] ?? key,
    columns: map[key] ? [map[key]] : [],
    constant: map[key] || ONLY_COLUMNS.includes(key) ? '' : said[key === 'day' ? 'day' : 'round'],
    samples: [],
  }))

/** One settlement on its way in: chosen, read in some way, looked at, brought in. */
export function useSettleFile() {
  const inWindow = useMe().data?.window ?? false
  const [file, setFile] = useState<HeldFile | null>(null)
  const [channel, setChannel] = useState('rakuten')
  const [said, setSaid] = useState(NOTHING)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const importing = useAction('ImportSettlement')
  const asked: SettlementImport = { token: file?.token ?? '', channel, ...said }
  const view = useSettlementFile(asked)
  const map = said.own ? said.map : (view.data?.map ?? GUESS)
  const change = (over: Partial<SettlementMap>, of: Partial<Said> = {}) =>
    setSaid((old) => ({ ...old, ...of, own: true, map: { ...map, ...over } }))

  const take = async (coming: Promise<HeldFile>) => {
    setBusy(true)
    importing.reset()
    try {
      const held = await coming
      setRefused(null)
      if (!held.token) return
      setSaid(NOTHING)
      setFile(held)
    } catch (error) {
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    name: file?.name ?? '',
    channel,
    map,
    fields: fieldsOf(map, said),
    view: file ? view.data : undefined,
    reading: busy || (view.isFetching && !view.data),
    error: refused ?? view.error ?? importing.error,
    done: importing.data,
    importing: importing.isPending,
    /** What is shown belongs to an earlier choice. */
    stale: view.isPlaceholderData || view.isFetching,
    /** Opens the system's dialog in the window; false where the browser has to ask. */
    pick: () => {
      if (inWindow) void take(call('PickSettlementFile', {}))
      return inWindow
    },
    bring: (chosen: File) => void take(uploadSettlement(chosen)),
    setChannel: (code: string) => {
      setChannel(code)
      setSaid(NOTHING)
    },
    change,
    setField: (key: string, place: Pick<OrderField, 'columns' | 'constant'>) => {
      const column = COLUMNS.find((c): c is Column => c === key)
      if (!column) return
      const fixed = column === 'day' || column === 'round' ? { [column]: place.constant.trim() } : {}
      change({ [column]: place.columns[0] ?? '' }, fixed)
    },
    start: () => importing.mutate({ ...asked, own: true, map }),
    again: () => {
      importing.reset()
      setFile(null)
      setSaid(NOTHING)
    },
  }
}

export type SettleFile = ReturnType<typeof useSettleFile>
