import { useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { TemplateImportPlan } from '../host/types'
import { template as words } from '../text/ja.template'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { base64, download } from './bytes'
import { Plan } from './Plan'
import css from './TemplateFiles.module.css'

const MOST = 1_000_000

/** Templates out into a file and in from one; what an import does is shown first. */
export function TemplateFiles() {
  const inWindow = useMe().data?.window ?? false
  const load = useAction('ImportTemplates')
  const [error, setError] = useState<unknown>(null)
  const [data, setData] = useState('')
  const [plan, setPlan] = useState<TemplateImportPlan | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const fail = (e: unknown) => setError(e)
  const save = async (kind: string) => {
    setError(null)
    if (inWindow) {
      if ((await call('SaveTemplateFile', { kind })).saved) toast(words.saved)
      return
    }
    const file = await call('ExportTemplates', { kind })
    download(file.name, file.type, file.data)
  }
  const pick = async (file: File | undefined) => {
    setError(null)
    if (!file) return
    if (file.size > MOST) return setError(new Error(words.tooBig))
    const text = await base64(file)
    setData(text)
    setPlan(await call('ImportTemplates', { data: text, apply: false, seen: '' }))
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
  return (
    <>
      <div className={css.buttons}>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.json,text/csv,application/json"
          aria-label={words.file}
          onChange={(e) => {
            void pick(e.target.files?.[0]).catch(fail)
            e.target.value = ''
          }}
        />
        <button ref={button} type="button" className={css.plain} onClick={() => picker.current?.click()}>
          {words.file}
        </button>
        <Button small onClick={() => void save('csv').catch(fail)}>
          {words.csv}
        </Button>
        <Button small onClick={() => void save('json').catch(fail)}>
          {words.json}
        </Button>
      </div>
      {error || load.error ? <ProblemNote error={error ?? load.error} /> : null}
      {plan ? (
        <Plan plan={plan} busy={load.isPending} onApply={apply} onCancel={() => setPlan(null)} />
      ) : null}
    </>
  )
}
