import { useEffect } from 'react'

/** What has just been opened begins at its first field. */
export function useFirst(id: string) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
}
