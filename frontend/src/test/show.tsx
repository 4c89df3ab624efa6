import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { type Door, setDoor } from '../host/api'
import { newClient } from '../host/client'
import { fakeDoor } from '../host/fake'
import { newDesk } from '../host/fake/desk'
import type { Method } from '../host/methods'
import { cssVariables, theme } from '../theme/theme'
import { ToastPlace } from '../ui/toast'

/** Shows a screen on a fresh pretend shop; asked lists every call that went through the door. */
export function show(screen: ReactNode, prepare?: (desk: ReturnType<typeof newDesk>) => void) {
  const desk = newDesk(Date.now())
  prepare?.(desk)
  const fake = fakeDoor(desk)
  const asked: { method: Method; body: unknown }[] = []
  const door: Door = (method, body, signal) => {
    asked.push({ method, body: structuredClone(body) })
    return fake(method, body, signal)
  }
  setDoor(door)
  const client = newClient()
  render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={client}>
        {screen}
        <ToastPlace />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return {
    desk,
    user: userEvent.setup(),
    /** Nothing is waited for. */
    settled: () => waitFor(() => expect(client.isFetching()).toBe(0)),
    bodies: (m: Method) => asked.filter((a) => a.method === m).map((a) => a.body),
  }
}
