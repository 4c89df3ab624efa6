import { useState } from 'react'
import { MakeNotice } from '../documents/MakeNotice'
import type { Entry, EntryWord } from '../host/types'
import { openMessage } from '../message'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { clock, fullDate, yen } from '../text/format'
import { books } from '../text/ja.books'
import { promise } from '../text/ja.promise'
import { Button } from '../ui/Button'
import { Facts } from '../ui/Facts'
import { CorrectForm } from './CorrectForm'
import { Doubts } from './Doubts'
import { DraftForm } from './DraftForm'
import css from './Entry.module.css'
import { EntryActs } from './EntryActs'
import { EntryState } from './EntryRow'
import { LinesTable } from './LinesTable'
import { slashed } from './months'

const words = books.one

type Props = {
  entry: Entry
  taxes: readonly EntryWord[]
  settled: readonly EntryWord[]
  onRelated: (id: number, event: string) => void
  /** After an act whose button is gone. */
  onDone: () => void
}

export type Doing = '' | 'edit' | 'correct'

/** One entry: its journal, where it came from, who wrote it, and what can be done with it. */
export function EntryView({ entry, taxes, settled, onRelated, onDone }: Props) {
  const [doing, setDoing] = useState<Doing>('')
  const end = () => {
    setDoing('')
    onDone()
  }
  return (
    <>
      <header className={css.head}>
        <h2>{entry.type_label}</h2>
        <EntryState status={entry.status} />
        <span className={css.soft}>{entry.event_id}</span>
      </header>
      <Facts of={factsOf(entry, settled)} />
      <LinesTable lines={entry.lines} taxes={taxes} />
      <Doubts doubts={entry.doubts} />
      <Origin entry={entry} onRelated={onRelated} />
      {doing === '' ? <EntryActs entry={entry} onDoing={setDoing} onDone={onDone} /> : null}
      {doing === 'edit' ? <DraftForm entry={entry} onEnd={end} /> : null}
      {doing === 'correct' ? <CorrectForm entry={entry} onEnd={end} /> : null}
    </>
  )
}

const stamp = (who: string, at: number) => (at ? words.by(who, `${fullDate(at)} ${clock(at)}`) : '')

const factsOf = (e: Entry, settled: readonly EntryWord[]): [string, string][] => [
  [words.date, slashed(e.date)],
  [words.channel, e.channel_name],
  [words.order, e.order_number],
  [words.amount, yen(e.amount)],
  [words.settled, settled.find((s) => s.word === e.settled_by)?.label ?? e.settled_by],
  [words.memo, e.memo],
  [words.note, e.note],
  [words.evidence, e.evidence],
  [words.reason, e.reason],
  [words.exports, e.exports.join('、')],
  [words.created, stamp(e.created_by, e.created_at)],
  [words.confirmed, stamp(e.confirmed_by, e.confirmed_at)],
]

/** Where it came from. Who may not read inquiries is told so. */
function Origin({ entry: e, onRelated }: Pick<Props, 'entry' | 'onRelated'>) {
  const may = useMay()
  return (
    <div className={css.origin}>
      {e.inquiry_id > 0 && !may('read') ? <p className={css.soft}>{words.hidden}</p> : null}
      <div className={css.links}>
        {e.message_id > 0 && may('read') ? (
          <Button kind="link" onClick={() => openMessage(e.inquiry_id, e.message_id)}>
            {promise.toMail}
          </Button>
        ) : null}
        {e.inquiry_id > 0 && may('read') ? (
          <Button kind="link" onClick={() => go({ to: 'inquiry', id: e.inquiry_id })}>
            {words.toInquiry}
          </Button>
        ) : null}
        {e.order_number && may('search') ? (
          <Button
            kind="link"
            onClick={() =>
              go(e.order_id > 0 ? { to: 'order', id: e.order_id } : { to: 'find', text: e.order_number })
            }
          >
            {words.toOrder}
          </Button>
        ) : null}
        <MakeNotice entry={e} />
        {e.related_id > 0 ? (
          <Button kind="link" onClick={() => onRelated(e.related_id, e.related_event_id)}>
            {`${words.related} ${e.related_event_id}`}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
