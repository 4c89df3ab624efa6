import { QueryClient } from '@tanstack/react-query'
import { OFFLINE, Problem } from './api'

const TRIES = 3

/**
 * Old data stays while new data loads; only a cut line is tried again. The program stands on this PC or beside it, so
 * a browser that finds itself without the internet must not make the page wait.
 */
export function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) => error instanceof Problem && error.code === OFFLINE && tries < TRIES,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
