// Reads of the books: entries, months, what is proposed, what has gone out.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { EntryImport, EntryWish, ExportRequest } from '../types'
import { type EntryFilter, keys } from './keys'

const PAGE = 100

export const useEntries = (filter: EntryFilter) =>
  useInfiniteQuery({
    queryKey: keys.entries(filter),
    queryFn: ({ pageParam, signal }) => call('Entries', { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  })

export const useEntriesFor = (inquiry: number, enabled: boolean) =>
  useQuery({
    queryKey: keys.entriesFor(inquiry),
    queryFn: () => call('EntriesFor', { id: inquiry }),
    enabled,
  })

export const useEntryWords = () =>
  useQuery({ queryKey: keys.entryWords, queryFn: () => call('EntryWords', {}) })

export const useEntryMonths = () =>
  useQuery({ queryKey: keys.entryMonths, queryFn: () => call('EntryMonths', {}) })

/** What an entry would be. A refusal says what is still missing, so it is not asked again. */
export const useProposal = (wish: EntryWish) =>
  useQuery({
    queryKey: keys.proposal(wish),
    queryFn: ({ signal }) => call('ProposeEntry', wish, signal),
    placeholderData: keepPreviousData,
    enabled: wish.type !== '',
    retry: false,
    gcTime: 0,
  })

/** How the shop keeps its books. */
export const useOwnBooks = (enabled = true) =>
  useQuery({ queryKey: keys.ownBooks, queryFn: () => call('Books', {}), enabled })

/** The accounting programs with the words we would use for the shop. */
export const useBookPackages = () =>
  useQuery({ queryKey: keys.bookPackages, queryFn: () => call('BookPackages', {}) })

export const useExportKinds = () =>
  useQuery({ queryKey: keys.exportKinds, queryFn: () => call('ExportKinds', {}) })

export const useExportPreview = (r: ExportRequest, enabled = true) =>
  useQuery({
    queryKey: keys.exportPreview(r),
    queryFn: ({ signal }) => call('ExportPreview', r, signal),
    placeholderData: keepPreviousData,
    enabled: enabled && r.kind !== '',
    retry: false,
  })

export const useMonthSheet = (month: string) =>
  useQuery({
    queryKey: keys.monthSheet(month),
    queryFn: ({ signal }) => call('MonthSheet', { month }, signal),
    placeholderData: keepPreviousData,
  })

const SHOWN = 50

export const useExports = () =>
  useQuery({ queryKey: keys.exports, queryFn: () => call('Exports', { before: 0, limit: SHOWN }) })

/** How a held file of entries would be read. */
export const useEntryFile = (of: EntryImport) =>
  useQuery({
    queryKey: keys.entryFile(of),
    queryFn: ({ signal }) => call('ImportEntries', of, signal),
    placeholderData: keepPreviousData,
    enabled: of.token !== '',
    retry: false,
    gcTime: 0,
  })
