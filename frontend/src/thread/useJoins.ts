import { useAction } from '../host/queries/actions'
import { offerUndo } from '../inbox/undo'
import { joins as words } from '../text/ja.care'

/** Splits and merges inquiries; each can be had back with Z and from the menu. */
export function useJoins(id: number) {
  const split = useAction('SplitInquiry')
  const merge = useAction('MergeInquiries')
  const back = useAction('UndoJoin')
  const undoable = (text: string) => ({
    onSuccess: (join: { id: number }) => offerUndo({ text, run: () => back.mutate({ id: join.id }) }),
  })
  return {
    split: (from: number) => split.mutate({ id, from, messages: [] }, undoable(words.splitDone)),
    merge: (other: number) => merge.mutate({ keep: id, other }, undoable(words.mergeDone)),
    undo: (join: number) => back.mutate({ id: join }),
    error: split.error ?? merge.error ?? back.error,
  }
}
