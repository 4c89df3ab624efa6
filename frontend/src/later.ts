// Screens that nobody sees first are loaded behind the first list, not with it.
import { type ComponentType, lazy } from 'react'

const PAUSE = 2000 // ms, until a piece that did not come is asked for again
const BEHIND = 1500 // ms, by when the first list has been drawn

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The program may be gone for a moment: a screen comes as soon as it is back. */
async function steadily<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await wait(PAUSE)
    }
  }
}

const pieces: (() => Promise<unknown>)[] = []

/** A screen of its own file. */
export function later(load: () => Promise<ComponentType>) {
  const piece = () => steadily(load)
  pieces.push(piece)
  return lazy(async () => ({ default: await piece() }))
}

/** Brings every screen once the first one stands, so that none has to be waited for. */
export async function loadTheRest() {
  await wait(BEHIND)
  for (const piece of pieces) await piece()
}
