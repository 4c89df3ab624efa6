// Reads of the comparison with the malls' settlements.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { SettlementImport, SettlementQuery } from '../types'
import { keys } from './keys'

export const useSettlement = (of: SettlementQuery) =>
  useQuery({
    queryKey: keys.settlement(of),
    queryFn: ({ signal }) => call('Settlement', of, signal),
    placeholderData: keepPreviousData,
  })

export const useSettlementFiles = () =>
  useQuery({ queryKey: keys.settlementFiles, queryFn: () => call('SettlementFiles', {}) })

/** How a held settlement would be read. */
export const useSettlementFile = (of: SettlementImport) =>
  useQuery({
    queryKey: keys.settlementFile(of),
    queryFn: ({ signal }) => call('SettlementPreview', of, signal),
    placeholderData: keepPreviousData,
    enabled: of.token !== '' && of.channel !== '',
    retry: false,
    gcTime: 0,
  })
