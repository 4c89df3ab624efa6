import type { OutboxItem, StartDraft } from '../host/types'
import { go, placeNow } from '../nav'
import { start as words } from '../text/ja.start'
import { toast } from '../ui/toast'
import { openStart } from './open'

/** A first text was taken back: its empty inquiry is gone, the words stand in the form again. */
export function writeAgain(item: OutboxItem, draft: StartDraft) {
  if (placeNow().id === item.inquiry_id) go({ to: 'inquiry', id: 0 })
  toast(words.backAgain)
  openStart({ order: draft.order, to: draft.order ? '' : draft.to })
}
