// Reads of the search.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys, type SearchFilter } from './keys'

const HITS = 50

/** What a question finds. Another question aborts the one before; its results stay until then. */
export const useSearchPages = (filter: SearchFilter) =>
  useInfiniteQuery({
    queryKey: keys.search(filter),
    queryFn: ({ pageParam, signal }) => call('Search', { ...filter, after: pageParam, limit: HITS }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
    enabled: filter.text !== '',
    refetchOnWindowFocus: false,
  })

/** Every place of one inquiry that a question finds. */
export const useSearchPlaces = (id: number, text: string) =>
  useQuery({
    queryKey: keys.searchPlaces(id, text),
    queryFn: ({ signal }) => call('SearchPlaces', { id, text }, signal),
    enabled: id > 0 && text !== '',
  })
