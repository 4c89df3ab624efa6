import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useChanges } from '../host/queries/people'
import type { LeftBack } from '../host/types'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { leftText } from '../text/ja.undo'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import css from './Removed.module.css'

type Props = {
  name: string
  /** How the journal calls the removal. */
  verb: 'template_delete' | 'snippet_remove' | 'faq_remove'
  onBack: () => void
  onClose: () => void
}

/** What was deleted comes back as it was until this line is closed; later it is in 「最近の操作」. */
export function Removed({ name, verb, onBack, onClose }: Props) {
  const undo = useAction('Undo')
  const [left, setLeft] = useState<LeftBack | undefined>()
  // What was read before the removal does not know of it yet.
  const { data, isFetching } = useChanges()
  const change = data?.changes.find((c) => c.verb === verb && c.undone_at === 0)
  const waits = !change || isFetching || undo.isPending
  const back = () => {
    if (waits) return
    undo.mutate({ id: change.id }, { onSuccess: ({ left: [why] }) => (why ? setLeft(why) : onBack()) })
  }
  return (
    <div className={css.line} role="status">
      <span>{pages.templates.removed(name)}</span>
      {undo.error ? <span className={css.error}>{sentence(undo.error)}</span> : null}
      {left ? <span className={css.error}>{leftText(left)}</span> : null}
      <Button small kind="act" onClick={back} busy={undo.isPending} aria-disabled={waits} autoFocus>
        {pages.undo}
      </Button>
      <Button small kind="quiet" onClick={onClose}>
        {ja.close}
      </Button>
    </div>
  )
}
