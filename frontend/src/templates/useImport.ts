import { useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import type { TemplateImportPlan } from '../host/types'
import { template as words } from '../text/ja.template'
import { toast } from '../ui/toast'
import { base64 } from './bytes'

const MOST = 1_000_000

/** A file of texts comes in: what it would do is shown first, and done when that is wanted. */
export function useImport(method: 'ImportTemplates' | 'ImportFAQs') {
  const load = useAction(method)
  const [failure, setFailure] = useState<unknown>(null)
  const [data, setData] = useState('')
  const [plan, setPlan] = useState<TemplateImportPlan | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  /** Does what may fail, and shows it when it does. */
  const attempt = (what: () => Promise<void>) => {
    setFailure(null)
    what().catch(setFailure)
  }
  const read = async (file: File) => {
    if (file.size > MOST) throw new Error(words.tooBig)
    const text = await base64(file)
    setData(text)
    setPlan(await call(method, { data: text, apply: false, seen: '' }))
  }
  const apply = () =>
    load.mutate(
      { data, apply: true, seen: plan?.seen ?? '' },
      {
        onSuccess: (done) => {
          setPlan(null)
          toast(words.applied(done.saved))
          button.current?.focus()
        },
      },
    )
  return {
    attempt,
    pick: (file: File | undefined) => file && attempt(() => read(file)),
    apply,
    plan,
    cancel: () => setPlan(null),
    busy: load.isPending,
    error: failure ?? load.error,
    /** Where the focus goes when it is done. */
    button,
  }
}

export type Import = ReturnType<typeof useImport>
