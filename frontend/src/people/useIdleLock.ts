import { useEffect, useRef } from 'react'
import { useMe } from '../host/queries/people'
import { useLock } from './seat'

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const MINUTE = 60_000

/** Locks the page after the minutes without a sign of a person that the shop has chosen. */
export function useIdleLock() {
  const me = useMe().data
  const minutes = me && !me.locked ? me.lock_minutes : 0
  const lock = useRef(useLock())
  useEffect(() => {
    if (minutes === 0) return
    let timer = 0
    const again = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void lock.current(), minutes * MINUTE)
    }
    for (const sign of SIGNS) window.addEventListener(sign, again, { passive: true })
    again()
    return () => {
      window.clearTimeout(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, again)
    }
  }, [minutes])
}
