import { QueryClient } from '@tanstack/react-query'
import { OFFLINE, Problem } from './api'

const TRIES = 3

/** Old data stays while new data loads; only a cut line is tried again. */
export function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) => error instanceof Problem && error.code === OFFLINE && tries < TRIES,
      },
      mutations: { retry: false },
    },
  })
}
