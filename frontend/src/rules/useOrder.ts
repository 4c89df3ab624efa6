import { type DragEvent, type KeyboardEvent, useState } from 'react'

type Item = { id: number; name: string }

/** The order of a short list: by dragging a row, by its two buttons, and with ↑ ↓ while one of them has focus. */
export function useOrder<T extends Item>(items: T[], move: (item: T, place: number) => void) {
  const [dragged, setDragged] = useState(0)
  const by = (item: T, step: number) => {
    const place = items.findIndex((i) => i.id === item.id) + step
    if (place >= 0 && place < items.length) move(item, place)
  }
  const row = (item: T, place: number) => ({
    draggable: true,
    onDragStart: (e: DragEvent) => {
      e.dataTransfer.effectAllowed = 'move'
      setDragged(item.id)
    },
    onDragOver: (e: DragEvent) => e.preventDefault(),
    onDragEnd: () => setDragged(0),
    onDrop: (e: DragEvent) => {
      e.preventDefault()
      const from = items.find((i) => i.id === dragged)
      setDragged(0)
      if (from && from.id !== item.id) move(from, place)
    },
  })
  const arrows = (item: T) => (e: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[e.key]
    if (!step) return
    e.preventDefault()
    by(item, step)
  }
  return { by, row, arrows }
}
