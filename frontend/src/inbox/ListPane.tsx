import { type Ref, useMemo } from 'react'
import type { Row } from '../host/types'
import { usePlace } from '../nav'
import { ja } from '../text/ja'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { EmptyInbox } from './EmptyInbox'
import { InboxList, type ListHandle } from './InboxList'
import css from './ListPane.module.css'
import { linesOf } from './lines'
import { UndoBar } from './undo'
import type { useRows } from './useRows'

type Props = {
  list: Ref<ListHandle>
  inbox: ReturnType<typeof useRows>
  now: number
  activeId: number
  onOpen: (row: Row) => void
  onScrolled: (scrolled: boolean) => void
}

/** The list with what stands above and below it: results, arrivals, the way back. */
export function ListPane({ list, inbox, now, activeId, onOpen, onScrolled }: Props) {
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
          onOpen={onOpen}
          onScrolled={onScrolled}
          onEnd={end}
        />
      ) : null}
      {inbox.isSuccess && rows.length === 0 && waiting === 0 ? <EmptyInbox /> : null}
      <UndoBar />
    </section>
  )
}
