import type { EntryMonth, EntryWords } from '../host/types'
import { books as words } from '../text/ja.books'
import { Button } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Books.module.css'
import { isNarrowed, type Narrow, OWN, wide } from './filter'
import { monthsOf } from './months'

type Props = {
  narrow: Narrow
  onNarrow: (n: Narrow) => void
  months: readonly EntryMonth[]
  known: EntryWords | undefined
}

/** The month, and what the entries are narrowed to. */
export function Filters({ narrow, onNarrow, months, known }: Props) {
  const set = (over: Partial<Narrow>) => onNarrow({ ...narrow, ...over })
  const states = Object.entries(words.states).map(([word, label]) => ({ word, label }))
  const kinds = (known?.kinds ?? []).map((k) => ({ word: k.code, label: k.label }))
  const channels = (known?.channels ?? []).map((c) => ({ word: c.code, label: c.label }))
  return (
    <div className={css.filters}>
      <select aria-label={words.month} value={narrow.month} onChange={(e) => set({ month: e.target.value })}>
        {monthsOf(months, Date.now()).map((m) => (
          <option key={m} value={m}>
            {words.monthOf(m)}
          </option>
        ))}
        <option value="">{words.allMonths}</option>
        <option value={OWN}>{words.ownDays}</option>
      </select>
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
        all={words.allTypes}
        of={kinds}
        value={narrow.type}
        onChoose={(type) => set({ type })}
      />
      <Choice
        label={words.channel}
        all={words.allChannels}
        of={channels}
        value={narrow.channel}
        onChoose={(channel) => set({ channel })}
      />
      <Choice
        label={words.status}
        all={words.allStates}
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

type ChoiceProps = {
  label: string
  all: string
  of: readonly { word: string; label: string }[]
  value: string
  onChoose: (word: string) => void
}

export function Choice({ label, all, of, value, onChoose }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(e) => onChoose(e.target.value)}>
      <option value="">{all}</option>
      {of.map((o) => (
        <option key={o.word} value={o.word}>
          {o.label}
        </option>
      ))}
    </select>
  )
}
