// An entry that is made elsewhere, on its way to the editor.
import { blankFaq } from '../host/blank'
import type { FAQ, FAQStart } from '../host/types'
import { go } from '../nav'

export type Begun = { faq: FAQ; taken: readonly string[] }

let waiting: Begun | null = null

/** Opens the editor with what a reply brought; nothing is saved yet. */
export function beginFaq({ taken, ...start }: FAQStart) {
  waiting = { faq: { ...blankFaq, ...start }, taken }
  go({ to: 'texts', part: 'faq' })
}

/** What waits for the editor, once. */
export function takeBegun() {
  const begun = waiting
  waiting = null
  return begun
}
