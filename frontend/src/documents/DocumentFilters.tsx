import books from '../books/Books.module.css'
import { Days, Find, Sums } from '../books/FilterParts'
import { useEntryWords } from '../host/queries/books'
import type { DocumentWords } from '../host/types'
import { documents as words } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { asWords, Choice } from '../ui/Choice'
import { isNarrowed, type Narrow, WIDE } from './filter'

type Props = { narrow: Narrow; onNarrow: (n: Narrow) => void; known: DocumentWords | undefined }

const STATES = asWords(words.states)

/** What the tax office may ask by: days, amounts, the partner, and any of them together. */
export function DocumentFilters({ narrow, onNarrow, known }: Props) {
  const channels = (useEntryWords().data?.channels ?? []).map((c) => ({ word: c.code, label: c.label }))
  const set = (over: Partial<Narrow>) => onNarrow({ ...narrow, ...over })
  return (
    <div className={books.filters}>
      <select
        aria-label={words.day}
        value={narrow.traded ? 'traded' : ''}
        onChange={(e) => set({ traded: e.target.value !== '' })}
      >
        <option value="">{words.issuedDay}</option>
        <option value="traded">{words.tradedDay}</option>
      </select>
      <Days words={words} of={narrow} onChange={set} />
      <Find label={words.search} text={narrow.text} onText={(text) => set({ text })} />
      <Choice
        label={words.kind}
        none={words.allKinds}
        of={known?.kinds ?? []}
        value={narrow.kind}
        onChoose={(kind) => set({ kind })}
      />
      <Choice
        label={words.channel}
        none={words.allChannels}
        of={channels}
        value={narrow.channel}
        onChoose={(channel) => set({ channel })}
      />
      <Choice
        label={words.direction}
        none={words.allDirections}
        of={known?.directions ?? []}
        value={narrow.direction}
        onChoose={(direction) => set({ direction })}
      />
      <Choice
        label={words.state}
        none={words.allStates}
        of={STATES}
        value={narrow.voided}
        onChoose={(voided) => set({ voided })}
      />
      <Sums words={words} of={narrow} onChange={set} />
      {isNarrowed(narrow) ? (
        <Button small kind="quiet" onClick={() => onNarrow(WIDE)}>
          {words.clear}
        </Button>
      ) : null}
    </div>
  )
}
