import { type RefObject, useEffect } from 'react'
import { leaveMessage, useWantedMessage } from '../message'

/** The message that the conversation was opened for: in the middle, with the focus, until somebody goes elsewhere. */
export function useOpenedAt(inquiry: number, box: RefObject<HTMLElement | null>, known: boolean) {
  const message = useWantedMessage(inquiry)
  useEffect(() => {
    if (!message || !known) return
    const card = box.current?.querySelector<HTMLElement>(`[data-message="${message}"]`)
    card?.scrollIntoView({ block: 'center' })
    card?.focus({ preventScroll: true })
    return () => leaveMessage(message)
  }, [message, known, box])
  return message
}
