// Which paper the part 書類 shows, and which receipt is being made, over whatever screen is open.
import { useSyncExternalStore } from 'react'
import { blankReceiptWish } from '../host/blank.document'
import type { ReceiptWish } from '../host/types'
import { go } from '../nav'

let shown = 0
let wished: ReceiptWish | null = null
const hearers = new Set<() => void>()

const hear = (one: () => void) => {
  hearers.add(one)
  return () => hearers.delete(one)
}

function tell() {
  for (const one of hearers) one()
}

export const DOCUMENTS = 'documents'

/** Which paper stands beside the list. */
export function showDocument(id: number) {
  shown = id
  tell()
}

/** Opens the part at a paper. */
export function goToDocument(id: number) {
  showDocument(id)
  go({ to: 'books', part: DOCUMENTS })
}

/** Opens the form of a receipt, or of a notice of a refund. */
export function openReceipt(wish: Partial<ReceiptWish>) {
  wished = { ...blankReceiptWish, ...wish }
  tell()
}

export function closeReceipt() {
  wished = null
  tell()
}

export const useShownDocument = () => useSyncExternalStore(hear, () => shown)
export const useWishedReceipt = () => useSyncExternalStore(hear, () => wished)
