import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { giveLayout } from './layout'

// A busy machine may take its time; a test that waits in vain still fails.
configure({ asyncUtilTimeout: 8000 })
giveLayout()

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  localStorage.clear()
})
