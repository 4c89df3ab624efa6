import { useState } from 'react'
import entry from '../books/Entry.module.css'
import { Word } from '../books/Particulars'
import { after, useAction } from '../host/queries/actions'
import { useDocumentWords } from '../host/queries/documents'
import { useThread } from '../host/queries/thread'
import type { Document } from '../host/types'
import { useMay } from '../people/rights'
import { useFirst } from '../people/useFirst'
import { dayOf } from '../report/period'
import { clock, fullDate } from '../text/format'
import { ja } from '../text/ja'
import { documents } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { ChoiceField } from '../ui/Choice'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

const words = documents.given

/** What a person says of how a paper was given. */
export function GiveForm({ doc, onEnd }: { doc: Document; onEnd: () => void }) {
  const known = useDocumentWords().data?.given ?? []
  const [way, setWay] = useState('paper')
  const [day, setDay] = useState('')
  const [message, setMessage] = useState(0)
  const [note, setNote] = useState('')
  const give = useAction('GiveDocument')
  useFirst('give-way')
  const carried = way === 'reply' ? message : 0
  const save = () => {
    if (give.isPending) return
    after(give.mutateAsync({ id: doc.id, way, day: carried ? '' : day, message_id: carried, note }), () => {
      toast(words.done)
      onEnd()
    })
  }
  return (
    <form
      className={entry.form}
      aria-label={words.give}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <p className={entry.soft}>{words.means}</p>
      <div className={entry.pair}>
        <ChoiceField id="give-way" label={words.way} of={known} value={way} onChoose={setWay} />
        {carried ? null : <Day day={day} onDay={setDay} />}
      </div>
      {way === 'reply' ? <Answers doc={doc} chosen={message} onChoose={setMessage} /> : null}
      <Word id="give-note" label={words.note} help={words.noteHelp} text={note} onText={setNote} />
      {give.error ? <ProblemNote error={give.error} /> : null}
      <div className={entry.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="main" type="submit" busy={give.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function Day({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const said = { id: 'give-day', label: words.day, help: words.dayHelp }
  return (
    <FieldBox {...said}>
      <input type="date" {...controlProps(said)} value={day} onChange={(e) => onDay(e.target.value)} />
    </FieldBox>
  )
}

type AnswersProps = { doc: Document; chosen: number; onChoose: (message: number) => void }

/** The shop's messages of the conversation since the paper was issued, by which it can be followed. */
function Answers({ doc, chosen, onChoose }: AnswersProps) {
  const may = useMay()
  const thread = useThread(may('read') ? doc.inquiry_id : 0).data
  const answers = (thread?.messages ?? []).filter(
    (m) => m.direction === 'out' && dayOf(m.sent_at) >= doc.issued,
  )
  if (answers.length === 0) return null
  return (
    <ChoiceField
      id="give-message"
      label={words.message}
      none={words.noMessage}
      of={answers.map((m) => ({
        word: String(m.id),
        label: `${fullDate(m.sent_at)} ${clock(m.sent_at)} ${m.author}`,
      }))}
      value={chosen ? String(chosen) : ''}
      onChoose={(word) => onChoose(Number(word))}
    />
  )
}
