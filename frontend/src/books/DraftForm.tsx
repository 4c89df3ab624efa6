import { useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import type { Entry } from '../host/types'
import { books } from '../text/ja.books'
import { toast } from '../ui/toast'
import { ContentFields } from './ContentFields'
import { contentOf, isReadable, withContent } from './content'
import { FormFrame } from './FormFrame'

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
    <FormFrame
      title={words.title}
      saves={words.save}
      ready={ready}
      saving={saving}
      onSave={save}
      onEnd={onEnd}
    >
      <ContentFields name="draft" content={content} onChange={setContent} />
    </FormFrame>
  )
}
