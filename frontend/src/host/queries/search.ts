// Reads of the search.
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api'
import { callFar, isStopped, useFar } from '../far'
import { keys, type SearchFilter } from './keys'

const HITS = 50

/** A question as the program is asked. */
const searchOf = (filter: SearchFilter, after = '') => ({ ...filter, after, limit: HITS })

/** What a question finds. Another question aborts the one before; its results stay until then. */
export function useSearchPages(filter: SearchFilter) {
  const client = useQueryClient()
  const queryKey = keys.search(filter)
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => callFar('Search', searchOf(filter, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
    enabled: filter.text !== '',
    refetchOnWindowFocus: false,
  })
  const far = useFar('Search', searchOf(filter))
  return { query, far, stopped: isStopped(query), stop: () => void client.cancelQueries({ queryKey }) }
}

/** Every place of one inquiry that a question finds. */
export const useSearchPlaces = (id: number, text: string) =>
  useQuery({
    queryKey: keys.searchPlaces(id, text),
    queryFn: ({ signal }) => call('SearchPlaces', { id, text }, signal),
    enabled: id > 0 && text !== '',
  })
