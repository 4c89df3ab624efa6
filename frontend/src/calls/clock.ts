import { useEffect, useState } from 'react'

const SECOND = 1000

/** 3:05 */
export const clockOf = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** How long a call takes: runs from the moment the memo is opened until somebody stops or sets it. */
export function useCallClock() {
  const [start] = useState(() => Date.now())
  const [now, setNow] = useState(start)
  const [set, setSet] = useState<number | null>(null)
  useEffect(() => {
    if (set !== null) return
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [set])
  const seconds = set ?? Math.max(0, Math.floor((now - start) / SECOND))
  return {
    seconds,
    running: set === null,
    stop: () => setSet(seconds),
    minutes: (n: number) => setSet(Math.max(0, Math.min(n, 24 * 60)) * 60),
  }
}
