import css from '../books/Entry.module.css'
import { slashed } from '../books/months'
import type { SettlementLine, SettlementView } from '../host/types'
import { useMay } from '../people/rights'
import { clock, fullDate, yen } from '../text/format'
import { settle as words } from '../text/ja.settle'
import { Badge } from '../ui/Badge'
import { Facts } from '../ui/Facts'
import { TONES } from './piles'
import { SettleActs } from './SettleActs'

type Props = {
  line: SettlementLine
  all: SettlementView
  onEntry: (id: number, date: string) => void
  /** After an act whose line may be gone from the list. */
  onDone: () => void
}

/** One line: both amounts, what it means, and what can be done. */
export function SettleOne({ line: l, all, onEntry, onDone }: Props) {
  const may = useMay()
  const stamp = l.at ? `${fullDate(l.at)} ${clock(l.at)}` : ''
  const facts: [string, string][] = [
    [words.channel, l.channel_name],
    [words.order, l.order],
    [words.event, l.event_id],
    [words.date, slashed(l.date)],
    [words.type, l.type_label],
    [words.ours, l.entry_id > 0 ? yen(l.ours) : ''],
    [words.theirs, l.rows.length > 0 ? yen(l.theirs) : ''],
    [words.gap, l.state === 'differs' ? yen(l.theirs - l.ours) : ''],
    [words.day, slashed(l.day)],
    [words.due, l.due ? words.dueBy(slashed(l.due), l.late) : ''],
    [words.round, l.round],
    [words.judged, l.judged ? words.by(l.by, stamp, l.reason) : ''],
  ]
  return (
    <>
      <header className={css.head}>
        <h2>{l.entry_id > 0 ? l.type_label : words.unknownType}</h2>
        <Badge tone={TONES[l.state] ?? 'plain'}>{l.state_label}</Badge>
      </header>
      <p>{words.says[l.state === 'out' ? l.why : l.state]}</p>
      <Facts of={facts} />
      {may('close') ? <SettleActs line={l} all={all} onEntry={onEntry} onDone={onDone} /> : null}
    </>
  )
}
