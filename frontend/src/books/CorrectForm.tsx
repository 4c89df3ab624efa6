import { useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import type { Entry } from '../host/types'
import { dayOf } from '../report/period'
import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import parts from '../ui/Parts.module.css'
import { toast } from '../ui/toast'
import { ContentFields } from './ContentFields'
import { contentOf, isReadable, withContent } from './content'
import css from './Entry.module.css'
import { FormFrame } from './FormFrame'

const words = books.correct

/** Corrects what stands: it is taken back by another entry, and the right one is added where there is one. */
export function CorrectForm({ entry, onEnd }: { entry: Entry; onEnd: () => void }) {
  const [reason, setReason] = useState('')
  const [day, setDay] = useState(() => dayOf(Date.now()))
  const [instead, setInstead] = useState(true)
  const [read] = useState(entry) // what somebody else has done since is told, never written over
  const [content, setContent] = useState(() => ({ ...contentOf(read), date: dayOf(Date.now()) }))
  const [wanting, setWanting] = useState(false)
  const correct = useAction('CorrectEntry')
  const ready = !instead || isReadable(content)
  const save = () => {
    setWanting(reason.trim() === '')
    if (reason.trim() === '') return document.getElementById('correct-reason')?.focus()
    if (!ready || correct.isPending) return
    const { id, version } = read
    const right = instead ? [withContent(read, content)] : []
    after(correct.mutateAsync({ id, version, date: day, reason, instead: right }), () => {
      toast(words.saved)
      onEnd()
    })
  }
  const why = {
    id: 'correct-reason',
    label: words.reason,
    help: words.reasonHelp,
    error: wanting && reason.trim() === '' ? words.reasonWanted : '',
    required: true,
  }
  const date = { id: 'correct-date', label: words.date, help: words.dateHelp }
  return (
    <FormFrame
      title={words.title}
      saves={words.save}
      ready={ready}
      saving={correct}
      onSave={save}
      onEnd={onEnd}
    >
      <p className={css.soft}>{words.means}</p>
      <FieldBox {...why}>
        <FinishedInput autoFocus {...controlProps(why)} value={reason} onFinished={setReason} />
      </FieldBox>
      <FieldBox {...date}>
        <input type="date" {...controlProps(date)} value={day} onChange={(e) => setDay(e.target.value)} />
      </FieldBox>
      <fieldset className={parts.choices}>
        <legend>{words.how}</legend>
        {[true, false].map((with_) => (
          <label key={String(with_)}>
            <input
              type="radio"
              name="correct-how"
              checked={instead === with_}
              onChange={() => setInstead(with_)}
            />
            {with_ ? words.instead : words.only}
          </label>
        ))}
      </fieldset>
      {instead ? (
        <section className={css.preview} aria-label={words.rightLabel}>
          <h3>{words.rightLabel}</h3>
          <ContentFields name="right" content={content} onChange={setContent} />
        </section>
      ) : null}
    </FormFrame>
  )
}
