import { IconBookmark } from '@tabler/icons-react'
import { NO_FILTER } from '../filter'
import { useAction } from '../host/queries/actions'
import type { SearchChip } from '../host/types'
import { list } from '../text/ja.list'
import { search as words } from '../text/ja.search'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

/** Keeps the question as a list of the desk, which knows words and no filters of the box. */
export function KeepAsView({ text, chips }: { text: string; chips: readonly SearchChip[] }) {
  const save = useAction('SaveView')
  if (chips.length === 0 || chips.some((c) => c.key || c.not)) return null
  const query = {
    ...NO_FILTER,
    state: '',
    uncompleted: false,
    search: text,
    sort: 'new',
    after: '',
    limit: 0,
  }
  const view = { id: 0, built_in: '', name: text.slice(0, 30), shared: false, position: 0, query, version: 0 }
  return (
    <>
      <Button
        small
        kind="quiet"
        icon={<IconBookmark size={14} stroke={1.6} aria-hidden="true" />}
        busy={save.isPending}
        onClick={() => save.mutate(view, { onSuccess: () => toast(list.viewSaved(text)) })}
      >
        {words.keep}
      </Button>
      {save.error ? <ProblemNote error={save.error} close={save.reset} /> : null}
    </>
  )
}
