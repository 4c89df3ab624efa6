import { useRef, useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { FAQExport, TemplateImportPlan } from '../host/types'
import { base64, download } from '../templates/bytes'
import { Plan } from '../templates/Plan'
import css from '../templates/TemplateFiles.module.css'
import { faq as words } from '../text/ja.faq'
import { template } from '../text/ja.template'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { PageDialog } from './PageDialog'

const MOST = 1_000_000

/** Saves a file of entries: by the window's own dialog, or as a download. */
export function useSaveFile() {
  const inWindow = useMe().data?.window ?? false
  return async (what: FAQExport) => {
    if (inWindow) {
      if ((await call('SaveFAQFile', what)).saved) toast(words.saved)
      return
    }
    const file = await call('ExportFAQs', what)
    download(file.name, file.type, file.data)
  }
}

/** Entries out, for the shop's pages and for a spreadsheet, and in again. */
export function FaqFiles({ category }: { category: number }) {
  const load = useAction('ImportFAQs')
  const save = useSaveFile()
  const [error, setError] = useState<unknown>(null)
  const [data, setData] = useState('')
  const [plan, setPlan] = useState<TemplateImportPlan | null>(null)
  const [page, setPage] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const out = (charset: string) => {
    setError(null)
    save({ kind: 'csv', category, shown: false, charset }).catch(setError)
  }
  const pick = async (file: File | undefined) => {
    setError(null)
    if (!file) return
    if (file.size > MOST) return setError(new Error(template.tooBig))
    const text = await base64(file)
    setData(text)
    setPlan(await call('ImportFAQs', { data: text, apply: false, seen: '' }))
  }
  const apply = () =>
    load.mutate(
      { data, apply: true, seen: plan?.seen ?? '' },
      {
        onSuccess: (done) => {
          setPlan(null)
          toast(template.applied(done.saved))
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
          accept=".csv,text/csv"
          aria-label={words.file}
          onChange={(e) => {
            void pick(e.target.files?.[0]).catch(setError)
            e.target.value = ''
          }}
        />
        <Button small onClick={() => setPage(true)}>
          {words.page}
        </Button>
        <button ref={button} type="button" className={css.plain} onClick={() => picker.current?.click()}>
          {words.file}
        </button>
        <Button small onClick={() => out('utf-8')}>
          {words.csv}
        </Button>
        <Button small onClick={() => out('cp932')}>
          {words.sjis}
        </Button>
      </div>
      {error || load.error ? <ProblemNote error={error ?? load.error} /> : null}
      {plan ? (
        <Plan plan={plan} busy={load.isPending} onApply={apply} onCancel={() => setPlan(null)} />
      ) : null}
      {page ? <PageDialog first={category} onClose={() => setPage(false)} /> : null}
    </>
  )
}
