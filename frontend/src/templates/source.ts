// The reply that a template is made from, on its way from where it stands to the editor. It is not in the address: a
// text that somebody is writing belongs in none.
import { useSyncExternalStore } from 'react'
import type { TemplateSource } from '../host/types'
import { go } from '../nav'

let source: TemplateSource | null = null
const hearers = new Set<() => void>()

function set(next: TemplateSource | null) {
  source = next
  for (const hear of hearers) hear()
}

/** Opens the editor with a template made of a reply (この返信をテンプレートにする). */
export function makeTemplate(of: TemplateSource) {
  set(of)
  go({ to: 'texts', part: '' })
}

export const endSource = () => set(null)

export const useSource = () =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => source,
  )
