import type { Entry } from '../host/types'
import { yen } from '../text/format'
import { books as words } from '../text/ja.books'
import { Badge, type Tone } from '../ui/Badge'
import css from './Books.module.css'
import { slashed } from './months'

const TONES: Record<string, Tone> = { draft: 'today', confirmed: 'accent', exported: 'ok' }

/** A state of an entry as a word. */
export function EntryState({ status }: { status: string }) {
  return <Badge tone={TONES[status] ?? 'plain'}>{words.states[status] ?? status}</Badge>
}

/** 10%・8% 軽減 of the lines of an entry. */
const ratesOf = ({ lines }: Entry) =>
  lines.length > 0 ? [...new Set(lines.map((l) => words.percent(l.rate)))].join('・') : words.noJournal

type Props = { entry: Entry; chosen: boolean; onChoose: () => void }

/** One entry on a line. */
export function EntryRow({ entry: e, chosen, onChoose }: Props) {
  const state = words.states[e.status] ?? e.status
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are in the keymap
    <div
      role="option"
      id={`entry-${e.id}`}
      className={css.row}
      aria-selected={chosen}
      aria-label={words.row(
        slashed(e.date),
        e.type_label,
        e.channel_name,
        e.order_number,
        yen(e.amount),
        state,
      )}
      data-active={chosen || undefined}
      onClick={onChoose}
    >
      <span>{slashed(e.date)}</span>
      <span title={e.memo}>{e.type_label}</span>
      <span>{e.channel_name}</span>
      <span title={e.order_number}>{e.order_number || words.noOrder}</span>
      <span className={css.money}>{yen(e.amount)}</span>
      <span className={css.quiet}>{ratesOf(e)}</span>
      <span>
        <EntryState status={e.status} />
      </span>
    </div>
  )
}
