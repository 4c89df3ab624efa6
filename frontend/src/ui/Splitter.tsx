import { type PointerEvent, useEffect, useRef } from 'react'
import { ja } from '../text/ja'
import css from './Splitter.module.css'

type Props = { name: string; side: 'left' | 'right' }

const LEAST = 240
const MOST = 560
const STEP = 16

const variable = (name: string) => `--${name}-w`
const place = (name: string) => `madoguchi.width.${name}`

function setWidth(name: string, width: number) {
  const kept = Math.min(MOST, Math.max(LEAST, width))
  document.documentElement.style.setProperty(variable(name), `${kept}px`)
  localStorage.setItem(place(name), String(kept))
}

/** The edge of a pane: dragged or moved by arrows, remembered, double click resets. */
export function Splitter({ name, side }: Props) {
  const edge = useRef<HTMLHRElement>(null)
  useEffect(() => {
    const kept = Number(localStorage.getItem(place(name)))
    if (kept) setWidth(name, kept)
  }, [name])
  const grow = (by: number) => {
    const pane = edge.current?.parentElement
    if (pane) setWidth(name, pane.getBoundingClientRect().width + (side === 'right' ? by : -by))
  }
  const drag = (e: PointerEvent) => {
    if (e.buttons === 1) grow(e.movementX)
  }
  const reset = () => {
    document.documentElement.style.removeProperty(variable(name))
    localStorage.removeItem(place(name))
  }
  return (
    <hr
      ref={edge}
      className={css.edge}
      data-side={side}
      aria-orientation="vertical"
      aria-label={ja.pane.edge}
      aria-valuenow={0}
      tabIndex={-1}
      onPointerDown={(e) => e.currentTarget.setPointerCapture(e.pointerId)}
      onPointerMove={drag}
      onDoubleClick={reset}
      onKeyDown={(e) => {
        if (e.key === 'ArrowLeft') grow(-STEP)
        if (e.key === 'ArrowRight') grow(STEP)
      }}
    />
  )
}
