// What a look at a page would find, measured: texts too small, cut or outside, and pages that scroll sideways.
import type { Page } from '@playwright/test'

/** What may end with 「…」: names, subjects, snippets, file names and the like say so by their class or place. */
const SMALLEST = 12
const SMALLEST_CAP = 11

/** Every fault of the page as it stands, as sentences. */
export async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ smallest, smallestCap }) => {
      const faults: string[] = []
      const html = document.documentElement
      if (html.scrollWidth > html.clientWidth)
        faults.push(`the page scrolls sideways: ${html.scrollWidth} px`)
      const words = (e: Element) => (e.textContent ?? '').trim().slice(0, 40)
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const e = node.parentElement
        if (!e || !node.textContent?.trim() || !e.checkVisibility({ visibilityProperty: true })) continue
        if (e.closest('.for-readers, svg, [aria-hidden="true"], script, style')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = range.getBoundingClientRect()
        if (box.width === 0 || box.height === 0) continue
        const style = getComputedStyle(e)
        const size = Number.parseFloat(style.fontSize)
        const cap = e.closest('kbd, [class*="face"], [class*="cap"], [class*="mark"], [class*="badge"]')
        if (size < (cap ? smallestCap : smallest) - 0.01) faults.push(`${size}px: ${words(e)}`)
        if (
          e.closest('button, [role="tab"], [role="button"], [class*="badge"]') &&
          !e.closest('[data-lines]')
        ) {
          const button = e.closest('button, [role="tab"], [role="button"]')
          const cut = e.scrollWidth > e.clientWidth + 1 && style.overflow === 'hidden'
          const named = button?.closest(
            '[role="option"], [class*="row"], [class*="person"], [class*="file"], li',
          )
          // A name or a subject may be cut where a pointer over it shows the whole of it.
          const told = style.textOverflow === 'ellipsis' && e.getAttribute('title') === e.textContent
          if (cut && !named && !told) faults.push(`cut: ${words(e)}`)
        }
      }
      return [...new Set(faults)]
    },
    { smallest: SMALLEST, smallestCap: SMALLEST_CAP },
  )
}
