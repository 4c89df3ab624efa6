import { IconReceiptYen } from '@tabler/icons-react'
import { useState } from 'react'
import type { DraftRecord, RecordLine } from '../host/types'
import { promise as words } from '../text/ja.promise'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Records.module.css'
import { hintOf, type Line, linesOf, yenIn } from './records'

type Props = {
  /** As the program has read the text. */
  read: readonly RecordLine[]
  records: readonly DraftRecord[]
  onRecords: (records: DraftRecord[]) => void
}

/** この返信で返金 3,280円 を記録: what the text promises, one line each; only a person ticks it. */
export function Records({ read, records, onRecords }: Props) {
  const lines = linesOf(read, records)
  if (lines.length === 0) return null
  return (
    <fieldset className={css.records} data-records>
      <legend className="for-readers">{words.label}</legend>
      {lines.map((l) => (
        <RecordRow
          key={l.key}
          line={l}
          onLine={(r) =>
            onRecords(
              l.at < 0
                ? r
                  ? [...records, r]
                  : [...records]
                : records.flatMap((old, at) => (at !== l.at ? [old] : r ? [r] : [])),
            )
          }
        />
      ))}
    </fieldset>
  )
}

type RowProps = { line: Line; onLine: (record: DraftRecord | null) => void }

function RecordRow({ line, onLine }: RowProps) {
  const [own, setOwn] = useState<Partial<DraftRecord>>({})
  const now = line.ticked ? line : { ...line, ...own }
  const said = own.amount ?? line.said
  const record = { type: now.type, amount: line.ticked ? line.said : said, confirm: now.confirm }
  const label = line.choices.find((c) => c.word === now.type)?.label ?? line.label
  const change = (over: Partial<DraftRecord>) => {
    if (line.ticked) onLine({ ...record, ...over })
    else setOwn({ ...own, ...over })
  }
  const shown = record.amount
  const waits = line.later && line.said === 0 && !line.confirm // its bill has not come: a draft until then
  const hint = hintOf(line)
  return (
    <div className={css.line} data-missing={line.missing || undefined} data-ticked={line.ticked || undefined}>
      <label className={css.tick}>
        <input
          type="checkbox"
          aria-label={words.line(label, shown > 0 ? words.sum(shown) : '')}
          title={line.words || undefined}
          checked={line.ticked}
          onChange={() => onLine(line.ticked ? null : record)}
        />
        <IconReceiptYen size={14} stroke={1.6} aria-hidden="true" />
        <span aria-hidden="true">{words.before}</span>
      </label>
      {line.choices.length > 1 ? (
        <select
          className={css.type}
          aria-label={words.type}
          value={now.type}
          onChange={(e) => change({ type: e.target.value })}
        >
          {line.choices.map((c) => (
            <option key={c.word} value={c.word}>
              {c.label}
            </option>
          ))}
        </select>
      ) : (
        <b>{label}</b>
      )}
      <FinishedInput
        className={css.amount}
        aria-label={words.amount}
        inputMode="numeric"
        placeholder={line.later ? words.later : line.amount > 0 ? String(line.amount) : ''}
        value={shown > 0 ? String(shown) : ''}
        onFinished={(text) => change({ amount: yenIn(text) })}
      />
      <span aria-hidden="true">{words.after}</span>
      {line.ticked && line.may_confirm && !waits ? (
        <label className={css.tick} title={words.confirmHelp}>
          <input
            type="checkbox"
            checked={line.confirm}
            onChange={() => onLine({ ...record, confirm: !line.confirm })}
          />
          {words.confirm}
        </label>
      ) : null}
      {hint ? <span className={css.hint}>{hint}</span> : null}
    </div>
  )
}
