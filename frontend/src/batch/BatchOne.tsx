import { useEffect, useMemo, useRef } from 'react'
import { AskForm } from '../compose/AskForm'
import { Chips } from '../compose/Chips'
import { MarkedText } from '../compose/MarkedText'
import { ProblemList } from '../compose/ProblemList'
import { Records } from '../compose/Records'
import { useWriting } from '../compose/useWriting'
import { call } from '../host/api'
import { isImeKey } from '../keys/ime'
import { isAction } from '../keys/keymap'
import { ja } from '../text/ja'
import { list } from '../text/ja.list'
import { titleOf } from '../text/who'
import { Button } from '../ui/Button'
import { Mark } from '../ui/Mark'
import css from './Batch.module.css'
import type { Made } from './useBatch'

const words = list.batch

type Props = {
  part: Made
  template: number
  at: number
  all: number
  onChange: (over: Partial<Made>) => void
  onMove: (step: number) => void
  onBack: () => void
}

/** One text of many, whole: read, changed and mended by the same means as an answer. */
export function BatchOne({ part, template, at, all, onChange, onMove, onBack }: Props) {
  const box = useRef<HTMLElement>(null)
  const { id } = part.inquiry
  const { text, facts, accepted } = part
  const w = useWriting({
    draft: useMemo(() => ({ text, files: [], facts, accepted, template }), [text, facts, accepted, template]),
    change: ({ facts, accepted }) => onChange({ ...(facts && { facts }), ...(accepted && { accepted }) }),
    save: () => {},
    asking: {
      key: (d) => ['batch', id, template, part.seen_id, d.facts],
      ask: (d) => call('Check', { ...d, id, seen_id: part.seen_id }),
    },
    refill: (made) => call('Refill', { id, ...made }),
    box,
  })
  const { sure, problems, values } = w.check
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the text has been judged, and once
  useEffect(() => {
    if (!sure) return
    const found = [...problems, ...part.beside]
    onChange({
      problems: found,
      values,
      clean: found.length === 0,
      sendable: part.text.trim() !== '' && found.every((p) => p.warn),
    })
  }, [sure, problems])
  return (
    <section
      ref={box}
      className={css.one}
      data-keys="compose"
      aria-label={words.one(titleOf(part.inquiry))}
      onKeyDown={(e) => {
        if (isImeKey(e.nativeEvent)) return
        if (e.key === 'Escape') onBack()
        else if (isAction(e.nativeEvent, 'nextProblem')) w.goToNext()
        else if (isAction(e.nativeEvent, 'accept')) w.acceptHere()
        else return
        e.preventDefault()
        e.stopPropagation()
      }}
    >
      <header className={css.head}>
        <Mark mark={part.inquiry.mark} shape={part.inquiry.shape} small />
        <b>{titleOf(part.inquiry)}</b>
        <span className={css.subject}>{part.inquiry.subject}</span>
        {part.edited ? <span className={css.edited}>{words.edited}</span> : null}
        <span className={css.gap} />
        <span className={css.soft}>{words.place(at + 1, all)}</span>
        <Button small disabled={at === 0} onClick={() => onMove(-1)}>
          {words.before}
        </Button>
        <Button small disabled={at === all - 1} onClick={() => onMove(1)}>
          {words.after}
        </Button>
      </header>
      <Chips values={values} problems={problems} onGo={w.goToValue} />
      <AskForm asks={w.made.asks} onAnswer={w.made.answer} onClose={w.made.close} />
      <MarkedText
        ref={w.field}
        data-autofocus
        aria-label={ja.compose.text}
        value={part.text}
        marks={w.check.marks}
        onChange={(e) => onChange({ text: e.target.value, edited: true })}
      />
      <Records read={w.check.records} records={facts.records} onRecords={w.made.record} />
      <ProblemList
        problems={[...problems, ...part.beside]}
        blockers={w.check.blockers + part.beside.filter((p) => !p.warn).length}
        onFix={w.fix}
        onAccept={w.accept}
        onReopen={w.reopen}
      />
      <div className={css.foot}>
        <Button onClick={onBack}>{words.back}</Button>
      </div>
    </section>
  )
}
