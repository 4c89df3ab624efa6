import type { File } from '../host/types'

/** The file itself is scrolled by keys from the start, unless somebody is at the tools. */
export function focusStage(stage: HTMLElement | null) {
  if (stage && !document.activeElement?.closest('[data-preview-tools]')) stage.focus({ preventScroll: true })
}

export type ViewProps = { file: File; zoom: number; turns: number; onFit: (scale: number) => void }
