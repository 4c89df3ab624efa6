import { useState } from 'react'
import entry from '../books/Entry.module.css'
import { after, useAction } from '../host/queries/actions'
import type { Document } from '../host/types'
import { ja } from '../text/ja'
import { documents } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

const words = documents.end

/** Says that a paper no longer holds, and why. Its number and its bytes stay. */
export function VoidForm({ doc, onEnd }: { doc: Document; onEnd: () => void }) {
  const [reason, setReason] = useState('')
  const [wanting, setWanting] = useState(false)
  const end = useAction('VoidDocument')
  const why = {
    id: 'void-reason',
    label: words.reason,
    help: words.reasonHelp,
    error: wanting && reason.trim() === '' ? words.reasonWanted : '',
    required: true,
  }
  const save = () => {
    setWanting(reason.trim() === '')
    if (reason.trim() === '') return document.getElementById(why.id)?.focus()
    if (end.isPending) return
    after(end.mutateAsync({ id: doc.id, reason }), () => {
      toast(words.done)
      onEnd()
    })
  }
  return (
    <form
      className={entry.form}
      aria-label={words.title}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <h3>{words.title}</h3>
      <p className={entry.soft}>{words.means}</p>
      <FieldBox {...why}>
        <FinishedInput autoFocus {...controlProps(why)} value={reason} onFinished={setReason} />
      </FieldBox>
      {end.error ? <ProblemNote error={end.error} /> : null}
      <div className={entry.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="stop" type="submit" busy={end.isPending}>
          {words.yes}
        </Button>
      </div>
    </form>
  )
}
