import { type Ref, useMemo } from 'react'
import { OldestLine } from '../due/OldestLine'
import type { Row } from '../host/types'
import { usePlace } from '../nav'
import { ja } from '../text/ja'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { BulkBar } from './BulkBar'
import { EmptyInbox } from './EmptyInbox'
import { InboxList, type ListHandle } from './InboxList'
import { ListBar } from './ListBar'
import css from './ListPane.module.css'
import { linesOf } from './lines'
import { UndoBar } from './undo'
import type { useRows } from './useRows'
import type { useSelection } from './useSelection'

type Props = {
  list: Ref<ListHandle>
  inbox: ReturnType<typeof useRows>
  now: number
  activeId: number
  onOpen: (row: Row) => void
  onScrolled: (scrolled: boolean) => void
  selection: ReturnType<typeof useSelection>
}

/** The list with what stands above and below it: results, arrivals, the way back. */
export function ListPane({ list, inbox, now, activeId, onOpen, onScrolled, selection }: Props) {
  const { id, search, sort } = usePlace()
  const { rows, waiting, release, hasNextPage, isFetchingNextPage, fetchNextPage } = inbox
  const lines = useMemo(
    () => linesOf(rows, sort === 'due' && !search, hasNextPage),
    [rows, sort, search, hasNextPage],
  )
  const end = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }
  return (
    <section className={css.pane} data-pane="list" aria-label={ja.inbox.list}>
      <ListBar />
      <SlowLine busy={inbox.isPending || inbox.isPlaceholderData} />
      {search && rows.length > 0 ? (
        <p className={css.results} role="status">
          {ja.inbox.results(rows.length, hasNextPage)}
        </p>
      ) : null}
      {waiting > 0 ? (
        <button type="button" className={css.fresh} onClick={release}>
          {ja.inbox.fresh(waiting)}
        </button>
      ) : null}
      {inbox.error && rows.length === 0 ? (
        <ProblemNote error={inbox.error} again={() => void inbox.refetch()} />
      ) : null}
      {rows.length > 0 ? (
        <InboxList
          ref={list}
          lines={lines}
          now={now}
          openId={id}
          activeId={activeId}
          search={search}
          chosen={selection.ids}
          onOpen={onOpen}
          onPick={(row, how) =>
            selection.choose(
              how === 'extend'
                ? { do: 'extend', to: row.id, rows: selection.rows }
                : { do: 'toggle', id: row.id },
            )
          }
          onScrolled={onScrolled}
          onEnd={end}
        />
      ) : null}
      {inbox.isSuccess && rows.length === 0 && waiting === 0 ? <EmptyInbox /> : null}
      <BulkBar rows={rows} now={now} selection={selection} />
      <UndoBar />
      <OldestLine now={now} />
    </section>
  )
}
