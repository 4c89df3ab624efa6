// What is looked at in large: a list of attachments and the place in it.
import { createContext, useSyncExternalStore } from 'react'
import type { File } from '../host/types'
import { sightOf } from './kinds'

export type Looking = { files: File[]; at: number }

let open: Looking | null = null
let cameFrom: Element | null = null
const hearers = new Set<() => void>()

function set(next: Looking | null) {
  open = next
  for (const hear of hearers) hear()
}

/** All attachments of the conversation, so that one can go from one to the next. */
export const ThreadFiles = createContext<File[]>([])

const same = (a: File, b: File) => a.id === b.id && a.part === b.part

/** Opens a file among those around it that can be looked at; one inside another mail stands among its own. */
export function openPreview(file: File, thread: File[], beside: File[]) {
  const around = thread.some((f) => same(f, file)) ? thread : beside
  cameFrom = document.activeElement
  const files = around.filter((f) => sightOf(f) && !f.inline)
  set({
    files,
    at: Math.max(
      0,
      files.findIndex((f) => same(f, file)),
    ),
  })
}

/** Closes it; the focus goes back to where it was opened. */
export function closePreview() {
  set(null)
  requestAnimationFrame(() => cameFrom instanceof HTMLElement && cameFrom.focus())
}

/** Goes to the neighbour; at an end nothing moves. */
export function stepPreview(by: 1 | -1) {
  if (open?.files[open.at + by]) set({ ...open, at: open.at + by })
}

export const usePreview = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => open,
  )
