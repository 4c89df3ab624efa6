// The answer that is open takes a template chosen by name from elsewhere.
import type { Template } from '../host/types'

type Put = (template: Template) => Promise<void>

let taker: Put | null = null

/** The open answer says that it takes templates; the returned function ends that. */
export function takeTemplates(put: Put) {
  taker = put
  return () => {
    if (taker === put) taker = null
  }
}

export const canPut = () => taker !== null

export const putTemplate = (template: Template) => taker?.(template)
