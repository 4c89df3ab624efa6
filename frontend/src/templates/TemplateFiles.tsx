import { useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { TemplateImportPlan } from '../host/types'
import { template as words } from '../text/ja.template'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './TemplateFiles.module.css'

const MOST = 1_000_000

/** The bytes of a file as text that a request can carry. */
async function base64(file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const b of bytes) text += String.fromCharCode(b)
  return btoa(text)
}

function download(name: string, type: string, data: string) {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

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

type PlanProps = { plan: TemplateImportPlan; busy: boolean; onApply: () => void; onCancel: () => void }

function Plan({ plan, busy, onApply, onCancel }: PlanProps) {
  const rows = plan.rows.filter((r) => r.does !== 'same')
  const changes = plan.rows.filter((r) => r.does === 'new' || r.does === 'changed').length
  return (
    <section className={css.plan} aria-label={words.plan}>
      <h2>{words.plan}</h2>
      <p className={css.meta}>{words.planHelp}</p>
      <ul className={css.rows}>
        {rows.map((r) => (
          <li key={`${r.line} ${r.name}`} className={r.does === 'refused' ? css.refused : ''}>
            <span>{words.line(r.line)}</span> <b>{words.does[r.does]}</b>{' '}
            {r.snippet ? `${words.snippet}：` : ''}
            {r.name} {r.fields.join('、')} {r.reason}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button small onClick={onCancel} autoFocus>
          {words.cancel}
        </Button>
        {changes > 0 ? (
          <Button small kind="act" busy={busy} onClick={onApply}>
            {words.apply(changes)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
