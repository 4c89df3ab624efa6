// What was written and could not be saved. It outlives the inquiry it was written in, and is saved as soon as the
// program answers again; until then closing the page asks first.
import { call } from '../host/api'
import { onBack } from '../host/reach'
import type { Draft } from '../host/types'

const unsaved = new Map<number, Draft>()
const open = new Set<number>()

export const unsavedOf = (inquiry: number) => unsaved.get(inquiry)

/** Every text that only this page has. */
export const unsavedTexts = () => [...unsaved.values()].map((d) => d.text).filter((t) => t.trim() !== '')

export const keepUnsaved = (draft: Draft) => void unsaved.set(draft.id, draft)

export const forgetUnsaved = (inquiry: number) => void unsaved.delete(inquiry)

/** An open inquiry saves its own text: two saves at once would meet each other as a conflict. */
export function holdOpen(inquiry: number) {
  open.add(inquiry)
  return () => {
    open.delete(inquiry)
  }
}

onBack(() => {
  for (const draft of unsaved.values()) {
    if (open.has(draft.id)) continue
    // What cannot be saved now waits until its inquiry is opened, where the person decides.
    call('SaveDraft', draft).then(
      () => forgetUnsaved(draft.id),
      () => undefined,
    )
  }
})

window.addEventListener('beforeunload', (e) => {
  if (unsaved.size > 0) e.preventDefault()
})
