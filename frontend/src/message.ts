// Which message a conversation opens at, when something else on the screen leads to it.
import { useSyncExternalStore } from 'react'
import { go } from './nav'

let wanted = { inquiry: 0, message: 0 }
const hearers = new Set<() => void>()

const hear = (one: () => void) => {
  hearers.add(one)
  return () => hearers.delete(one)
}

function want(inquiry: number, message: number) {
  wanted = { inquiry, message }
  for (const one of hearers) one()
}

/** Opens a conversation at one of its messages. */
export function openMessage(inquiry: number, message: number) {
  want(inquiry, message)
  go({ to: 'inquiry', id: inquiry })
}

/** It was seen: the next opening is an ordinary one. */
export function leaveMessage(message: number) {
  if (wanted.message === message) want(0, 0)
}

export const useWantedMessage = (inquiry: number) =>
  useSyncExternalStore(hear, () => (wanted.inquiry === inquiry ? wanted.message : 0))
