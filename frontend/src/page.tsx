import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { newClient } from './host/client'
import { listen } from './host/events'
import { fillFirst } from './host/fill'
import { guardIme } from './keys/ime'
import { listenKeys } from './keys/useKeys'
import { followContrast } from './theme/contrast'
import { cssVariables, theme } from './theme/theme'

guardIme(document)
followContrast()
listenKeys()

const client = newClient()

// `npm run dev -- --mode fake` shows the pretend shop; the real build leaves it out.
if (import.meta.env.MODE === 'fake') {
  const { openFake } = await import('./host/fake')
  openFake(client)
} else {
  listen(client)
  await fillFirst(client)
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
