// Reads of what a machine drafts, and of how it may help.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

export const useDraftHelp = (id: number) =>
  useQuery({ queryKey: keys.draftHelp(id), queryFn: () => call('DraftHelp', { id }) })

const WHILE_WRITING = 1000

/** Hints tell of its growth; one that gets lost is made up for within a second. */
export const useDraftRun = (id: number) =>
  useQuery({
    queryKey: keys.draftRun(id),
    queryFn: () => call('DraftState', { id }),
    refetchInterval: (q) => (q.state.data?.state === 'running' ? WHILE_WRITING : false),
  })

export const useDraftSettings = () =>
  useQuery({ queryKey: keys.draftSettings, queryFn: () => call('DraftSettings', {}) })

/** The log of drafts, 20 at a time, the newest first. */
export const useDraftLog = () =>
  useInfiniteQuery({
    queryKey: keys.draftLog,
    queryFn: ({ pageParam }) => call('DraftLog', { before: pageParam, limit: 20 }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next || undefined,
  })
