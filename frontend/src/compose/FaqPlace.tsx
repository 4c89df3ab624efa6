import { lazy, Suspense, useState } from 'react'
import { call } from '../host/api'
import type { FAQ } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { replaceIn } from './edit'
import type { useComposer } from './useComposer'

// Most answers take a template; what customers ask again comes when it is wanted.
const FaqPalette = lazy(() => import('./FaqPalette').then((m) => ({ default: m.FaqPalette })))

type Composer = ReturnType<typeof useComposer>

/** Whether the questions are open over the answer; one list at a time. */
export function useFaqPlace(c: Composer) {
  const [wanted, setWanted] = useState(false)
  const open = wanted && !c.palette
  const turn = () => {
    c.setPalette(false)
    setWanted(!open)
  }
  useKeys({ faqs: turn })
  return { open, turn, close: () => setWanted(false) }
}

type Props = { place: ReturnType<typeof useFaqPlace>; inquiry: number; c: Composer }

/** Puts an answer, or its template, where the caret was. */
export function FaqPlace({ place, inquiry, c }: Props) {
  if (!place.open) return null
  const close = () => {
    place.close()
    c.field.current?.focus()
  }
  const put = async (faq: FAQ, replace: boolean) => {
    const { text } = await call('UseFAQ', { id: inquiry, faq: faq.id })
    const at = c.field.current
    close()
    if (at) replaceIn(at, replace ? 0 : at.selectionStart, replace ? at.value.length : at.selectionEnd, text)
  }
  return (
    <Suspense fallback={null}>
      <FaqPalette
        inquiry={inquiry}
        onPut={put}
        onTemplate={async (id) => {
          const composed = await call('Compose', { id: inquiry, template: id, typed: {} })
          place.close()
          c.putTemplate(composed, id)
        }}
        onClose={close}
      />
    </Suspense>
  )
}
