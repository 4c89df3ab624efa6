import { useState } from 'react'
import entry from '../books/Entry.module.css'
import { after, useAction } from '../host/queries/actions'
import { useReceiptDraft } from '../host/queries/documents'
import type { ReceiptDraft, ReceiptWish } from '../host/types'
import { ReceiptLine } from '../order/ReceiptLine'
import { ja } from '../text/ja'
import { issue as words } from '../text/ja.issue'
import { Button } from '../ui/Button'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Documents.module.css'
import { Earlier } from './Earlier'
import { closeReceipt } from './open'
import { ReceiptDone } from './ReceiptDone'
import { ReceiptFields } from './ReceiptFields'
import { ReceiptPaper } from './ReceiptPaper'
import { type Typed, typedOf, wishOf } from './receipt'

/** A receipt or a notice: what to mind first, then what stands on it, and the paper as it will be. */
export function ReceiptForm({ wish }: { wish: ReceiptWish }) {
  const [of, setOf] = useState(wish)
  const [typed, setTyped] = useState(() => typedOf(wish))
  const asked = wishOf(of, typed)
  const draft = useReceiptDraft(asked, true)
  const issue = useAction('IssueReceipt')
  const change = (over: Partial<Typed>) => setTyped((t) => ({ ...t, ...over }))
  const { data } = draft
  const ready = data !== undefined && !draft.isPlaceholderData && !draft.error && data.blocks.length === 0
  if (issue.data) return <ReceiptDone doc={issue.data} stamp={data?.stamp ?? ''} />
  const give = () => {
    if (ready && !issue.isPending) after(issue.mutateAsync(asked), () => undefined)
  }
  return (
    <form className={css.issue} aria-label={words.title[of.kind]} onSubmit={(e) => e.preventDefault()}>
      <div className={entry.form}>
        <SlowLine busy={draft.isPending} />
        {draft.error ? <ProblemNote error={draft.error} again={() => void draft.refetch()} /> : null}
        {data?.advice.line && of.kind === 'receipt' ? <ReceiptLine advice={data.advice} /> : null}
        {of.reissue_of > 0 && data?.first ? <p className={entry.soft}>{words.again(data.first)}</p> : null}
        {of.corrects > 0 && data?.supersedes ? (
          <p className={entry.soft}>{words.instead(data.supersedes)}</p>
        ) : null}
        {data ? (
          <Earlier of={of} earlier={data.earlier} onTurn={(over) => setOf({ ...of, ...over })} />
        ) : null}
        {data ? <ReceiptFields of={of} typed={typed} draft={data} change={change} /> : null}
      </div>
      <div className={entry.form}>
        {data ? <Problems draft={data} /> : null}
        {data ? <ReceiptPaper draft={data} /> : null}
        {data?.stamp ? <p className={parts.warn}>{data.stamp}</p> : null}
        {issue.error ? <ProblemNote error={issue.error} /> : null}
        <p className={entry.soft}>{words.issueHelp}</p>
        <div className={entry.buttons}>
          <Button kind="quiet" onClick={closeReceipt}>
            {ja.cancel}
          </Button>
          <Button kind="main" aria-disabled={!ready} busy={issue.isPending} onClick={give}>
            {words.issue}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** What keeps it from being issued, and what a person should see before. */
function Problems({ draft }: { draft: ReceiptDraft }) {
  const said = draft.advice.cautions
  const warnings = draft.warnings.filter((w) => !said.includes(w.text))
  const all = [...draft.blocks, ...warnings]
  if (all.length === 0) return null
  return (
    <ul className={entry.doubts} aria-label={words.problems}>
      {all.map((p) => (
        <li key={`${p.code} ${p.text}`} data-block={!p.warn || undefined}>
          <span>{p.text}</span>
        </li>
      ))}
    </ul>
  )
}
