import { useState } from 'react'
import css from '../books/Books.module.css'
import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import { after, useAction } from '../host/queries/actions'
import { useSettlementFiles } from '../host/queries/settle'
import type { SettlementFile } from '../host/types'
import { useMay } from '../people/rights'
import { fullDate } from '../text/format'
import { ja } from '../text/ja'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

/** The settlements that are here; one taken by mistake can go. */
export function FilesCard() {
  const files = useSettlementFiles().data?.files ?? []
  if (files.length === 0) return null
  return (
    <section className={css.card} aria-label={words.files(files.length)}>
      <h2>{words.files(files.length)}</h2>
      <ul className={css.past}>
        {files.map((f) => (
          <FileRow key={f.id} file={f} />
        ))}
      </ul>
    </section>
  )
}

function FileRow({ file: f }: { file: SettlementFile }) {
  const [sure, setSure] = useState(false)
  const may = useMay()
  const forget = useAction('ForgetSettlement')
  return (
    <li>
      <span>
        {f.name}
        {f.left > 0 ? `・${words.left(f.left)}` : ''}
      </span>
      <span className={css.quiet}>
        {words.file(f.channel_name, slashed(f.from), slashed(f.to), f.rows)}・
        {words.fileBy(fullDate(f.at), f.by)}
      </span>
      {may('close') && !sure ? (
        <Button small kind="quiet" aria-label={`${words.forget} ${f.name}`} onClick={() => setSure(true)}>
          {words.forget}
        </Button>
      ) : null}
      {sure ? (
        <span className={entry.acts}>
          {words.forgetSure(f.name)}
          {forget.error ? <ProblemNote error={forget.error} /> : null}
          <span className={entry.buttons}>
            <Button small autoFocus kind="quiet" onClick={() => setSure(false)}>
              {ja.cancel}
            </Button>
            <Button
              small
              kind="stop"
              busy={forget.isPending}
              onClick={() => after(forget.mutateAsync({ id: f.id }), () => toast(words.forgotten))}
            >
              {words.forgetYes}
            </Button>
          </span>
        </span>
      ) : null}
    </li>
  )
}
