import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll, vi } from 'vitest'
import { giveLayout } from './layout'

// Files share a worker, its window and what comes from node_modules (vite.config.ts says why); our own modules start anew
// with every file, so that none begins with what another has left open.
vi.resetModules()
document.body.replaceChildren()
history.replaceState(null, '', window.location.pathname)

// A busy machine may take its time; a test that waits in vain still fails.
configure({ asyncUtilTimeout: 8000 })
giveLayout()

// What the product loads behind the first list stands from the beginning: no test has to wait for a file.
beforeAll(async () => (await import('../later')).loadParts())

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  localStorage.clear()
})
