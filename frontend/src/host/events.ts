// Hints that something changed: SSE in a browser, Wails events in the window. They only say "read again".
import type { QueryClient } from '@tanstack/react-query'
import { call, Problem, SIGNED_OUT } from './api'
import { gently } from './gently'
import { onHint } from './queries/hints'
import { keys } from './queries/keys'
import { isGone, onReach } from './reach'
import type { Hint } from './types'

type WailsRuntime = {
  EventsOn: <T>(name: string, hear: (what: T) => void) => () => void
  WindowSetTitle?: (title: string) => void
}

declare global {
  interface Window {
    runtime?: WailsRuntime
  }
}

const WAKE = 30_000
const KNOCK = 2_000

/** Listens until the returned function is called. */
export function listen(client: QueryClient): () => void {
  const all = () => onHint(client, { name: 'all', ids: [] })
  const offFocus = rereadOnFocus(all)
  const offWake = rereadOnWake(all)
  const offKnock = knockWhileGone(client)
  const { hear, stop } = gently((hint) => onHint(client, hint))
  const offHints = window.runtime ? window.runtime.EventsOn<Hint>('hint', hear) : overSse(client, all, hear)
  return () => {
    offFocus()
    offWake()
    offKnock()
    offHints()
    stop()
  }
}

function overSse(client: QueryClient, all: () => void, hear: (hint: Hint) => void) {
  if (typeof EventSource === 'undefined') return () => {}
  const source = new EventSource('/events')
  let cut = false
  source.onmessage = (e: MessageEvent<string>) => hear(JSON.parse(e.data) as Hint)
  source.onerror = () => {
    cut = true
    knock(client)
  }
  source.onopen = () => {
    if (cut) all()
    cut = false
  }
  return () => source.close()
}

/** Asks something small: whether the program is there, and whether it still knows this browser. */
export const knock = (client: QueryClient) =>
  void call('Me', {}).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.code === SIGNED_OUT)
      void client.invalidateQueries({ queryKey: keys.me })
  })

/** A program that went is asked for until it answers; then everything in sight is read again. */
function knockWhileGone(client: QueryClient) {
  let timer = 0
  const off = onReach(() => {
    window.clearInterval(timer)
    if (isGone()) timer = window.setInterval(() => knock(client), KNOCK)
    else void client.invalidateQueries()
  })
  return () => {
    window.clearInterval(timer)
    off()
  }
}

function rereadOnFocus(all: () => void) {
  const hear = () => {
    if (document.visibilityState === 'visible') all()
  }
  window.addEventListener('focus', hear)
  document.addEventListener('visibilitychange', hear)
  return () => {
    window.removeEventListener('focus', hear)
    document.removeEventListener('visibilitychange', hear)
  }
}

/** A timer that comes much too late means that the PC slept. */
function rereadOnWake(all: () => void) {
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > 2 * WAKE) all()
    last = now
  }, WAKE)
  return () => clearInterval(timer)
}
