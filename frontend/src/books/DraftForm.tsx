import { useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import type { Entry } from '../host/types'
import { ja } from '../text/ja'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { ContentFields, contentOf, isReadable, withContent } from './ContentFields'
import css from './Entry.module.css'

const words = books.edit

/** Changes a draft; what it is of stays. */
export function DraftForm({ entry, onEnd }: { entry: Entry; onEnd: () => void }) {
  const [read] = useState(entry) // what somebody else has saved since is told, never written over
  const [content, setContent] = useState(() => contentOf(read))
  const saving = useAction('SaveEntry')
  const ready = isReadable(content)
  const save = () => {
    if (!ready || saving.isPending) return
    after(saving.mutateAsync(withContent(read, content)), () => {
      toast(words.saved)
      onEnd()
    })
  }
  return (
    <form
      className={css.form}
      aria-label={words.title}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <h3>{words.title}</h3>
      <ContentFields name="draft" content={content} onChange={setContent} />
      {saving.error ? <ProblemNote error={saving.error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="main" type="submit" aria-disabled={!ready} busy={saving.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
