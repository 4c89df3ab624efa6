// The category whose page is to be opened in the editor.
import { go } from '../nav'

let waiting: number | null = null

/** Opens the editor of a category's page. */
export function editManual(category: number) {
  waiting = category
  go({ to: 'texts', part: 'manual' })
}

/** The category that waits for the editor, once; null for none. */
export function takeCategory() {
  const category = waiting
  waiting = null
  return category
}
