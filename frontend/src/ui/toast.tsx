import { useSyncExternalStore } from 'react'
import css from './toast.module.css'

// One short word on something finished that needs nothing. It leaves by itself.
const STAY = 4000
let text = ''
let timer = 0
const hearers = new Set<() => void>()

function show(next: string) {
  text = next
  for (const hear of hearers) hear()
}

export function toast(message: string) {
  window.clearTimeout(timer)
  show(message)
  timer = window.setTimeout(() => show(''), STAY)
}

export function ToastPlace() {
  const message = useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => text,
  )
  return (
    <output className={css.place} aria-live="polite">
      {message ? <span className={css.toast}>{message}</span> : null}
    </output>
  )
}
