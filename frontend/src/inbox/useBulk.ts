import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { BulkRefusal, BulkRequest, Row } from '../host/types'
import { list as words } from '../text/ja.list'
import { toast } from '../ui/toast'
import type { useSelection } from './useSelection'

const NOTHING: Omit<BulkRequest, 'items'> = {
  set: [],
  state: '',
  owner: 0,
  category: 0,
  care: '',
  due_at: 0,
  tags: [],
  untags: [],
}

/** One act on all chosen rows. What was not possible stays chosen, with its reason. */
export function useBulk(rows: readonly Row[], selection: ReturnType<typeof useSelection>) {
  const { mutate, isPending, error } = useAction('Bulk')
  const [refused, setRefused] = useState<BulkRefusal[]>([])
  const run = (over: Partial<BulkRequest>) => {
    if (isPending) return
    setRefused([])
    const items = rows.map(({ id, last_at }) => ({ id, last_at }))
    mutate(
      { ...NOTHING, ...over, items },
      {
        onSuccess: (done) => {
          setRefused(done.refused)
          toast(done.changed.length > 0 ? words.bulkDone(done.changed.length) : words.noneChanged)
          selection.choose({ do: 'keep', ids: done.refused.map((r) => r.id) })
          document.querySelector<HTMLElement>('[data-pane="list"] [role="listbox"]')?.focus()
        },
      },
    )
  }
  return { run, busy: isPending, error, refused: refused.filter((r) => selection.ids.includes(r.id)) }
}
