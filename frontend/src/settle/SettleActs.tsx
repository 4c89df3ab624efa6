import { useState } from 'react'
import css from '../books/Entry.module.css'
import { slashed } from '../books/months'
import { after, useAction } from '../host/queries/actions'
import type { SettlementLine, SettlementView } from '../host/types'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { LinkForm } from './LinkForm'
import { OutForm } from './OutForm'

type Props = {
  line: SettlementLine
  all: SettlementView
  onEntry: (id: number, date: string) => void
  onDone: () => void
}

/** What a judgement is about: the entry, or the rows where there is none. */
export const aboutOf = (l: SettlementLine) =>
  l.entry_id > 0 ? { entries: [l.entry_id], rows: [] } : { entries: [], rows: l.rows }

/** With what a line may be linked by hand: an entry with rows nobody knows, a row with entries that wait. */
const partnersOf = (l: SettlementLine, { lines, carried }: SettlementView) =>
  [...lines, ...carried].filter(
    (o) =>
      o.channel === l.channel &&
      (l.entry_id > 0 ? o.state === 'unknown' : o.state === 'waiting' || o.state === 'differs'),
  )

export function SettleActs({ line: l, all, onEntry, onDone }: Props) {
  const [doing, setDoing] = useState('')
  const judge = useAction('JudgeSettlement')
  const record = useAction('RecordSettlement')
  const open = l.state === 'waiting' || l.state === 'differs' || l.state === 'unknown'
  const partners = open ? partnersOf(l, all) : []
  const told = (sentence: string) => {
    toast(sentence)
    setDoing('')
    onDone()
  }
  const error = judge.error ?? record.error
  if (doing === 'out')
    return <OutForm about={aboutOf(l)} onEnd={() => setDoing('')} onDone={() => told(words.outDone)} />
  if (doing === 'link')
    return (
      <LinkForm line={l} partners={partners} onEnd={() => setDoing('')} onDone={() => told(words.linkDone)} />
    )
  return (
    <div className={css.acts}>
      {error ? <ProblemNote error={error} /> : null}
      {l.state === 'unknown' && !l.draft ? <p className={css.soft}>{words.recordHelp}</p> : null}
      <div className={css.buttons}>
        {l.judged ? (
          <Button
            kind="quiet"
            busy={judge.isPending}
            onClick={() =>
              after(judge.mutateAsync({ ...aboutOf(l), verdict: '', reason: '' }), () => told(words.undone))
            }
          >
            {words.undo}
          </Button>
        ) : null}
        {open && !l.judged ? (
          <Button kind="quiet" onClick={() => setDoing('out')}>
            {words.out}
          </Button>
        ) : null}
        {partners.length > 0 ? <Button onClick={() => setDoing('link')}>{words.link}</Button> : null}
        {l.entry_id > 0 ? (
          <Button onClick={() => onEntry(l.entry_id, l.date)}>{words.openEntry}</Button>
        ) : null}
        {l.draft > 0 ? <Button onClick={() => onEntry(l.draft, l.day)}>{words.openDraft}</Button> : null}
        {l.state === 'unknown' && !l.draft ? (
          <Button
            kind="act"
            busy={record.isPending}
            onClick={() =>
              after(record.mutateAsync({ id: l.rows[0] ?? 0, date: '' }), () => told(words.recorded))
            }
          >
            {words.record}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** A line in a list of choices. */
export const optionOf = (l: SettlementLine) =>
  words.option(l.order, slashed(l.entry_id > 0 ? l.date : l.day), l.entry_id > 0 ? l.ours : l.theirs)
