import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, vi } from 'vitest'
import { App } from '../App'
import { type Door, setDoor } from '../host/api'
import { newClient } from '../host/client'
import { fakeDoor } from '../host/fake'
import { type Desk, newDesk } from '../host/fake/desk'
import type { Method } from '../host/methods'
import { onHint } from '../host/queries/hints'
import { offerUndo } from '../inbox/undo'
import { guardIme } from '../keys/ime'
import { listenKeys } from '../keys/useKeys'
import { read } from '../nav'

export const MORNING = Date.parse('2026-11-20T10:42:00+09:00')

let guarded = false

/** Moves the whole page to a hash, as a link would. */
function visit(hash: string) {
  history.replaceState(null, '', hash)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  return read(hash)
}

/** Opens the whole page on a fresh pretend shop on a fixed morning; `before` changes the shop first. */
export function openShop(hash = '#/inbox', before?: (desk: Desk) => void) {
  vi.useFakeTimers({ toFake: ['Date'], now: MORNING })
  if (!guarded) guardIme(document)
  guarded = true
  onTestFinished(listenKeys())
  offerUndo(null)
  visit(hash)
  const desk = newDesk(MORNING)
  before?.(desk)
  const asked: { method: Method; body: unknown }[] = []
  const door = fakeDoor(desk)
  const noted: Door = (method, body) => {
    asked.push({ method, body })
    return door(method, body)
  }
  setDoor(noted)
  const client = newClient()
  const { unmount } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return {
    desk,
    unmount,
    user: userEvent.setup(),
    calls: (method: Method) => asked.filter((a) => a.method === method),
    /** The page stands and waits for nothing. */
    settled: () =>
      vi.waitFor(() =>
        expect([document.querySelector('main') !== null, client.isFetching()]).toEqual([true, 0]),
      ),
    asked: () => [...new Set(asked.map((a) => a.method))],
    hint: () => act(async () => onHint(client, { name: 'all', ids: [] })),
  }
}
