// jsdom has no layout: these stand in for what Mantine and the virtual list ask of a browser.
import { vi } from 'vitest'

const media = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
  addListener: vi.fn(),
  removeListener: vi.fn(),
  dispatchEvent: () => false,
})

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}

export function giveLayout() {
  Object.defineProperty(window, 'matchMedia', { value: media, writable: true })
  Object.defineProperty(window, 'ResizeObserver', { value: NoObserver, writable: true })
  Object.defineProperty(window, 'IntersectionObserver', { value: NoObserver, writable: true })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800, configurable: true })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 372, configurable: true })
  // New browsers answer with a promise, which an effect must not hand on as its end.
  Object.assign(Element.prototype, { scrollIntoView: () => Promise.resolve() })
  Element.prototype.scrollTo = () => {}
}
