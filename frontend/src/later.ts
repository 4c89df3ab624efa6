// What the first list does not need comes behind it: screens, dialogs and the open conversation are files of their own.
import { type ComponentType, createElement, lazy, Suspense, useState } from 'react'

const PAUSE = 2000 // ms, until a piece that did not come is asked for again

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The program may be gone for a moment: a piece comes as soon as it is back. */
async function steadily<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch {
      await wait(PAUSE)
    }
  }
}

const parts: (() => Promise<unknown>)[] = []
const screens: (() => Promise<unknown>)[] = []

/** What stands over or beside the list. It is drawn at once when it has come, and as soon as it comes when it has not. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>) => behind(parts, load)

/** A screen: nobody sees one before the list, so these come last. */
export const laterScreen = (load: () => Promise<ComponentType>) => behind(screens, load)

function behind<P extends object>(queue: (() => Promise<unknown>)[], load: () => Promise<ComponentType<P>>) {
  let come: ComponentType<P> | undefined
  const piece = async () => {
    come ??= await steadily(load)
    return come
  }
  queue.push(piece)
  const Coming = lazy(async () => ({ default: await piece() }))
  return function Later(props: P) {
    // One and the same while it stands: a change would begin it anew.
    const [Piece] = useState<ComponentType<P>>(() => come ?? Coming)
    return createElement(Suspense, { fallback: null }, createElement(Piece, props))
  }
}

/** Brings what stands over and beside the list. What is loaded may name more, so the length is asked for each time. */
export async function loadParts() {
  for (let i = 0; i < parts.length; i++) await parts[i]?.()
}

/** Brings everything once the first list stands, in the pauses, so that nothing has to be waited for. */
export async function loadTheRest() {
  for (const queue of [parts, screens])
    for (let i = 0; i < queue.length; i++) {
      await pause()
      await queue[i]?.()
    }
}

const LONGEST = 500 // ms that a busy page may put it off

/** The next moment in which nothing is drawn or typed. WebKit cannot say when that is. */
const pause = () =>
  new Promise<unknown>((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(done, { timeout: LONGEST })
    else setTimeout(done, 50)
  })
