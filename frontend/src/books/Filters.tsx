import type { EntryWords } from '../host/types'
import { books as words } from '../text/ja.books'
import { Button } from '../ui/Button'
import { asWords, Choice } from '../ui/Choice'
import css from './Books.module.css'
import { Days, Find, Sums } from './FilterParts'
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
      {narrow.month === OWN ? <Days words={words} of={narrow} onChange={set} /> : null}
      <Find label={words.search} text={narrow.text} onText={(text) => set({ text })} />
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
      <Sums words={words} of={narrow} onChange={set} />
      {isNarrowed(narrow) ? (
        <Button small kind="quiet" onClick={() => onNarrow(wide(narrow.month))}>
          {words.clear}
        </Button>
      ) : null}
    </div>
  )
}
