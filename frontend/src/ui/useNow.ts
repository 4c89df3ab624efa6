import { useEffect, useState } from 'react'
import { useMe } from '../host/queries/people'

/** The program's clock, read again every so many milliseconds; the PC of a browser may go wrong. */
export function useNow(every: number): number {
  const me = useMe()
  const [here, setHere] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setHere(Date.now()), every)
    return () => window.clearInterval(timer)
  }, [every])
  return me.data ? me.data.now + Math.max(0, here - me.dataUpdatedAt) : here
}
