import { useAction } from '../host/queries/actions'

/** Splits and merges inquiries; each can be had back with Z and from the menu. */
export function useJoins(id: number) {
  const split = useAction('SplitInquiry')
  const merge = useAction('MergeInquiries')
  const back = useAction('UndoJoin')
  return {
    split: (from: number) => split.mutate({ id, from, messages: [] }),
    merge: (other: number) => merge.mutate({ keep: id, other }),
    undo: (join: number) => back.mutate({ id: join }),
    error: split.error ?? merge.error ?? back.error,
  }
}
