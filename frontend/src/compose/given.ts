// The answer that is open takes a file from elsewhere in the desk, such as a receipt that was issued beside it.
import type { DraftFile } from '../host/types'

type Put = (file: DraftFile) => void

let taker: { inquiry: number; put: Put } | null = null

/** The open answer says that it takes files; the returned function ends that. */
export function takeFiles(inquiry: number, put: Put) {
  const mine = { inquiry, put }
  taker = mine
  return () => {
    if (taker === mine) taker = null
  }
}

/** Whether the answer to an inquiry is open. */
export const takesFiles = (inquiry: number) => inquiry > 0 && taker?.inquiry === inquiry

/** False when no such answer is open. */
export function giveFile(inquiry: number, file: DraftFile) {
  if (!takesFiles(inquiry)) return false
  taker?.put(file)
  return true
}
