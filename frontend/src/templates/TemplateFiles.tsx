import { call } from '../host/api'
import { useMe } from '../host/queries/people'
import { template as words } from '../text/ja.template'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'
import { download } from './bytes'
import { ImportPick, ImportPlan } from './ImportPick'
import css from './TemplateFiles.module.css'
import { useImport } from './useImport'

/** Templates out into a file and in from one; what an import does is shown first. */
export function TemplateFiles() {
  const inWindow = useMe().data?.window ?? false
  const from = useImport('ImportTemplates')
  const save = async (kind: string) => {
    if (inWindow) {
      if ((await call('SaveTemplateFile', { kind })).saved) toast(words.saved)
      return
    }
    const file = await call('ExportTemplates', { kind })
    download(file.name, file.type, file.data)
  }
  return (
    <>
      <div className={css.buttons}>
        <ImportPick from={from} accept=".csv,.json,text/csv,application/json" label={words.file} />
        <Button small onClick={() => from.attempt(() => save('csv'))}>
          {words.csv}
        </Button>
        <Button small onClick={() => from.attempt(() => save('json'))}>
          {words.json}
        </Button>
      </div>
      <ImportPlan from={from} />
    </>
  )
}
