import { type RefObject, useDeferredValue, useState } from 'react'
import { useApprovalChanges } from '../host/queries/approval'
import type { Approval } from '../host/types'
import { approval as words } from '../text/ja.approval'
import { Button } from '../ui/Button'
import css from './Approval.module.css'
import { Pieces } from './Pieces'

type Props = {
  asked: Approval
  text: string | null
  onText: (text: string | null) => void
  field: RefObject<HTMLTextAreaElement | null>
}

/** What was asked for: as it is, against what it came from, or while it is changed. */
export function ApprovalText({ asked, text, onText, field }: Props) {
  const [view, setView] = useState(asked.changes[0]?.against ?? 'text')
  const late = useDeferredValue(text ?? '')
  const live = useApprovalChanges(asked.id, late, text !== null)
  const change = asked.changes.find((c) => c.against === view)
  if (text !== null)
    return (
      <div className={css.editing}>
        <textarea
          ref={field}
          className={css.field}
          aria-label={words.edited}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: 文を直す leads here
          autoFocus
          onChange={(e) => onText(e.currentTarget.value)}
        />
        {live.data && text !== asked.text ? <Pieces change={live.data} /> : null}
        <Button small kind="link" onClick={() => onText(null)}>
          {words.stopEdit}
        </Button>
      </div>
    )
  return (
    <>
      {asked.changes.length > 0 ? (
        <fieldset className={css.views} aria-label={words.views}>
          {['text', ...asked.changes.map((c) => c.against)].map((one) => (
            <Button key={one} small kind="quiet" aria-pressed={view === one} onClick={() => setView(one)}>
              {one === 'text' ? words.text : (words.against[one] ?? one)}
            </Button>
          ))}
        </fieldset>
      ) : null}
      {change ? <Pieces change={change} /> : <pre className={css.text}>{asked.text}</pre>}
    </>
  )
}
