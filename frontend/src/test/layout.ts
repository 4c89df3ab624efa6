// jsdom has no layout: these stand in for what Mantine and the virtual list ask of a browser.

// Not vi.fn(): a media query is asked for with every render, and a mock is dear.
const nothing = () => {}

const media = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: nothing,
  removeEventListener: nothing,
  addListener: nothing,
  removeListener: nothing,
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
