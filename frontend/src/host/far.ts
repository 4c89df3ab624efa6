// Calls that may take long: how far they are, and their end when the page waits no more. A window does not tell the program
// that its page has given a request up, so the page says it itself.
import { useSyncExternalStore } from 'react'
import { call } from './api'
import type { Method, Methods } from './methods'
import type { CallState } from './types'

const LOOK = 700

// Another page of the same person has other names.
const page = Math.random().toString(36).slice(2)
let named = 0

const far = new Map<string, CallState>()
const listeners = new Set<() => void>()

const note = (key: string, state?: CallState) => {
  if (state) far.set(key, state)
  else if (!far.delete(key)) return
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const keyOf = (method: Method, body: unknown) => `${method} ${JSON.stringify(body)}`

/** A call that tells how far it is (useFar) and ends in the program too when the signal aborts it. */
export async function callFar<M extends Method>(method: M, body: Methods[M][0], signal: AbortSignal) {
  const name = `${page}-${++named}`
  const key = keyOf(method, body)
  const look = async () => {
    const state = await call('CallState', { call: name }).catch(() => null)
    if (state?.running && state.all > 0 && !ended) note(key, state)
  }
  let ended = false
  const timer = setInterval(() => void look(), LOOK)
  const stop = () => void call('CallStop', { call: name }).catch(() => null)
  signal.addEventListener('abort', stop)
  try {
    return await call(method, body, signal, name)
  } finally {
    ended = true
    clearInterval(timer)
    signal.removeEventListener('abort', stop)
    note(key)
  }
}

/** How far a call is that began a while ago; undefined when it has said nothing. */
export const useFar = (method: Method, body: unknown) => {
  const key = keyOf(method, body)
  return useSyncExternalStore(listen, () => far.get(key))
}

/** What is asked for has not come, and is not on its way: a person has ended it. */
export const isStopped = (q: {
  fetchStatus: string
  isPlaceholderData: boolean
  isPending: boolean
  error: unknown
}) => q.fetchStatus === 'idle' && q.error === null && (q.isPending || q.isPlaceholderData)
