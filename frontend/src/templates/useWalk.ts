import { type KeyboardEvent, useRef } from 'react'

/** The arrows go from button to button of a list, and from its search into it. */
export function useWalk<E extends HTMLElement>() {
  const box = useRef<E>(null)
  const walk = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    if (e.target instanceof HTMLSelectElement) return
    e.preventDefault()
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = rows.findIndex((r) => r.matches(':focus'))
    rows[Math.max(0, Math.min(rows.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  return { box, walk }
}
