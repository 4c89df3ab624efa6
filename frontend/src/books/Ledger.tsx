import { IconReceiptYen } from '@tabler/icons-react'
import { useEntries, useEntryWords } from '../host/queries/books'
import type { Entry } from '../host/types'
import { books as words } from '../text/ja.books'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Books.module.css'
import { EntryList } from './EntryList'
import { EntryView } from './EntryView'
import { Filters } from './Filters'
import { filterOf, isNarrowed, type Narrow, wide } from './filter'
import { monthOfEvent } from './months'
import { showEntry, useShownEntry } from './open'
import { useChosenRow } from './useChosenRow'

type Props = { narrow: Narrow; onNarrow: (n: Narrow) => void }

const NONE: Entry[] = []

/** The entries of a month, and the chosen one beside them. */
export function Ledger({ narrow, onNarrow }: Props) {
  const known = useEntryWords().data
  const { data, error, isPending, hasNextPage, fetchNextPage, refetch } = useEntries(filterOf(narrow))
  const entries = data?.pages.flatMap((p) => p.entries) ?? NONE
  const shown = useShownEntry()
  const { list, detail, chosen, toList } = useChosenRow(entries, (e) => e.id, shown, showEntry)
  const clear = () => onNarrow(wide(narrow.month))
  const narrowed = isNarrowed(narrow)
  return (
    <>
      <Filters narrow={narrow} onNarrow={onNarrow} known={known} />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      <SlowLine busy={isPending} />
      {data && entries.length === 0 ? (
        <div className={css.nothing}>
          <Empty
            icon={<IconReceiptYen size={20} stroke={1.6} />}
            {...(narrowed ? words.emptySearch : words.empty)}
          >
            {narrowed ? <Button onClick={clear}>{words.clear}</Button> : null}
          </Empty>
        </div>
      ) : null}
      {entries.length > 0 ? (
        <div className={css.columns}>
          <EntryList
            ref={list}
            entries={entries}
            more={hasNextPage}
            chosen={shown}
            onChoose={showEntry}
            onEnd={() => void (hasNextPage && fetchNextPage())}
          />
          <section ref={detail} tabIndex={-1} className={css.detail} aria-label={words.one.label}>
            {chosen ? (
              <EntryView
                key={chosen.id}
                entry={chosen}
                taxes={known?.taxes ?? []}
                settled={known?.settled ?? []}
                onRelated={(id, event) => {
                  showEntry(id)
                  if (!entries.some((e) => e.id === id)) onNarrow(wide(monthOfEvent(event)))
                }}
                onDone={toList}
              />
            ) : (
              <Empty icon={<IconReceiptYen size={20} stroke={1.6} />} {...words.choose} />
            )}
          </section>
        </div>
      ) : null}
    </>
  )
}
