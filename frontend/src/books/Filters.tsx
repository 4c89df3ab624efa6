import type { EntryWords } from '../host/types'
import { books as words } from '../text/ja.books'
import { Button } from '../ui/Button'
import { asWords, Choice } from '../ui/Choice'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Books.module.css'
import { isNarrowed, type Narrow, OWN, wide } from './filter'
import { MonthSelect } from './MonthSelect'

type Props = {
  narrow: Narrow
  onNarrow: (n: Narrow) => void
  known: EntryWords | undefined
}

/** The month, and what the entries are narrowed to. */
export function Filters({ narrow, onNarrow, known }: Props) {
  const set = (over: Partial<Narrow>) => onNarrow({ ...narrow, ...over })
  const states = asWords(words.states)
  const kinds = (known?.kinds ?? []).map((k) => ({ word: k.code, label: k.label }))
  const channels = (known?.channels ?? []).map((c) => ({ word: c.code, label: c.label }))
  return (
    <div className={css.filters}>
      <MonthSelect month={narrow.month} onMonth={(month) => set({ month })}>
        <option value="">{words.allMonths}</option>
        <option value={OWN}>{words.ownDays}</option>
      </MonthSelect>
      {narrow.month === OWN
        ? (['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              aria-label={words[end]}
              value={narrow[end]}
              onChange={(e) => set({ [end]: e.target.value })}
            />
          ))
        : null}
      <FinishedInput
        type="search"
        className={css.find}
        aria-label={words.search}
        placeholder={words.search}
        value={narrow.text}
        onFinished={(text) => set({ text })}
      />
      <Choice
        label={words.type}
        none={words.allTypes}
        of={kinds}
        value={narrow.type}
        onChoose={(type) => set({ type })}
      />
      <Choice
        label={words.channel}
        none={words.allChannels}
        of={channels}
        value={narrow.channel}
        onChoose={(channel) => set({ channel })}
      />
      <Choice
        label={words.status}
        none={words.allStates}
        of={states}
        value={narrow.status}
        onChoose={(status) => set({ status })}
      />
      {(['min', 'max'] as const).map((end) => (
        <FinishedInput
          key={end}
          className={css.sum}
          inputMode="numeric"
          aria-label={words[end]}
          placeholder={words[end]}
          value={narrow[end]}
          onFinished={(text) => set({ [end]: text })}
        />
      ))}
      {isNarrowed(narrow) ? (
        <Button small kind="quiet" onClick={() => onNarrow(wide(narrow.month))}>
          {words.clear}
        </Button>
      ) : null}
    </div>
  )
}
