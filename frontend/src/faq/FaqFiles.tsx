import { useState } from 'react'
import { call } from '../host/api'
import { useMe } from '../host/queries/people'
import type { FAQExport } from '../host/types'
import { download } from '../templates/bytes'
import { ImportPick, ImportPlan } from '../templates/ImportPick'
import css from '../templates/TemplateFiles.module.css'
import { useImport } from '../templates/useImport'
import { faq as words } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'
import { PageDialog } from './PageDialog'

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
  const from = useImport('ImportFAQs')
  const save = useSaveFile()
  const [page, setPage] = useState(false)
  const out = (charset: string) => from.attempt(() => save({ kind: 'csv', category, shown: false, charset }))
  return (
    <>
      <div className={css.buttons}>
        <Button small onClick={() => setPage(true)}>
          {words.page}
        </Button>
        <ImportPick from={from} accept=".csv,text/csv" label={words.file} />
        <Button small onClick={() => out('utf-8')}>
          {words.csv}
        </Button>
        <Button small onClick={() => out('cp932')}>
          {words.sjis}
        </Button>
      </div>
      <ImportPlan from={from} />
      {page ? <PageDialog first={category} onClose={() => setPage(false)} /> : null}
    </>
  )
}
