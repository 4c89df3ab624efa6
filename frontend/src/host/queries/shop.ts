// Reads of the shop itself: its name, its days, its figures.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { ReportQuery } from '../types'
import { keys } from './keys'

export const useShop = () => useQuery({ queryKey: keys.shop, queryFn: () => call('Shop', {}) })

export const useCalendar = () => useQuery({ queryKey: keys.calendar, queryFn: () => call('Calendar', {}) })

export const useSnoozeTimes = (enabled: boolean) =>
  useQuery({ queryKey: keys.snoozeTimes, queryFn: () => call('SnoozeTimes', {}), enabled, staleTime: 0 })

export const useReport = (q: ReportQuery) =>
  useQuery({
    queryKey: keys.report(q),
    queryFn: ({ signal }) => call('Report', q, signal),
    placeholderData: keepPreviousData,
  })
