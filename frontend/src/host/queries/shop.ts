// Reads of the shop itself: its name, its days, its figures.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api'
import { callFar, isStopped, useFar } from '../far'
import type { ReportQuery } from '../types'
import { keys } from './keys'
import { useMayAsk } from './people'

export const useShop = () =>
  useQuery({ queryKey: keys.shop, queryFn: () => call('Shop', {}), enabled: useMayAsk('Shop') })

export const useCalendar = () => useQuery({ queryKey: keys.calendar, queryFn: () => call('Calendar', {}) })

export const useSnoozeTimes = (enabled: boolean) =>
  useQuery({ queryKey: keys.snoozeTimes, queryFn: () => call('SnoozeTimes', {}), enabled, staleTime: 0 })

/** The figures of a period, with how far they are; the last ones stay until then. */
export function useReport(q: ReportQuery) {
  const client = useQueryClient()
  const queryKey = keys.report(q)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => callFar('Report', q, signal),
    placeholderData: keepPreviousData,
  })
  const far = useFar('Report', q)
  return { query, far, stopped: isStopped(query), stop: () => void client.cancelQueries({ queryKey }) }
}
