import { useSyncExternalStore } from 'react'

// The widths and heights of ui.md §2 that change what is drawn, not only how wide it is.
export const ONE_PANE = '(max-width: 899px)'
/** There is room for a list beside a page. */
export const WIDE = '(min-width: 1080px)'
export const LOW = '(max-height: 639px)'
export const COMPACT = '(max-height: 779px)'

export const isNarrow = () => window.matchMedia(ONE_PANE).matches

/** Follows a media query. */
export const useMedia = (query: string) =>
  useSyncExternalStore(
    (hear) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', hear)
      return () => media.removeEventListener('change', hear)
    },
    () => window.matchMedia(query).matches,
  )
