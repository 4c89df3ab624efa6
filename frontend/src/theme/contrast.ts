// More contrast: as the system asks, or as chosen on this PC.
import { useSyncExternalStore } from 'react'

export const CONTRASTS = ['auto', 'more'] as const
export type Contrast = (typeof CONTRASTS)[number]

const KEY = 'madoguchi-contrast'
const hearers = new Set<() => void>()

const contrastNow = (): Contrast => (localStorage.getItem(KEY) === 'more' ? 'more' : 'auto')

function apply(system: boolean) {
  document.documentElement.dataset.contrast = system || contrastNow() === 'more' ? 'more' : 'usual'
}

const asked = () => window.matchMedia('(prefers-contrast: more)')

/** Follows the system's wish and the choice from the first picture on. */
export function followContrast() {
  const wish = asked()
  apply(wish.matches)
  wish.addEventListener('change', () => apply(wish.matches))
}

export function chooseContrast(contrast: Contrast) {
  if (contrast === 'auto') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, contrast)
  apply(asked().matches)
  for (const hear of hearers) hear()
}

export function useContrast(): Contrast {
  return useSyncExternalStore((hear) => {
    hearers.add(hear)
    return () => hearers.delete(hear)
  }, contrastNow)
}
