import { useRef, useState } from 'react'
import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import { Word } from '../books/Particulars'
import { after, useAction } from '../host/queries/actions'
import type { Document, DocumentSending } from '../host/types'
import { openMessage } from '../message'
import { useMay } from '../people/rights'
import { useFirst } from '../people/useFirst'
import { clock, fullDate } from '../text/format'
import { ja } from '../text/ja'
import { documents } from '../text/ja.documents'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Documents.module.css'
import { GiveForm } from './GiveForm'

const words = documents.given

const moment = (at: number) => `${fullDate(at)} ${clock(at)}`

/** How a paper was given: what an answer carried is known, the rest a person says. */
export function Sendings({ doc }: { doc: Document }) {
  const may = useMay()
  const [doing, setDoing] = useState<'' | 'give' | number>('')
  const place = useRef<HTMLElement>(null)
  // The button that was pressed goes with its form: the keys stay here.
  const end = () => {
    setDoing('')
    place.current?.focus()
  }
  if (doc.direction !== 'sent') return null
  return (
    <section ref={place} tabIndex={-1} className={css.given} aria-label={words.title}>
      <h3>{words.title}</h3>
      {doc.sendings.length === 0 ? <p className={entry.soft}>{words.none}</p> : null}
      <ul>
        {doc.sendings.map((s) => (
          <li key={s.id}>
            <Line sending={s} />
            {s.outbox_id === 0 && s.undone_at === 0 && doing === '' && may('send') ? (
              <Button kind="link" onClick={() => setDoing(s.id)}>
                {words.undo}
              </Button>
            ) : null}
            {doing === s.id ? <UngiveForm doc={doc} sending={s} onEnd={end} /> : null}
          </li>
        ))}
      </ul>
      {doing === '' && may('send') ? (
        <div className={entry.buttons}>
          <Button onClick={() => setDoing('give')}>{words.give}</Button>
        </div>
      ) : null}
      {doing === 'give' ? <GiveForm doc={doc} onEnd={end} /> : null}
    </section>
  )
}

function Line({ sending: s }: { sending: DocumentSending }) {
  const may = useMay()
  const said = [`${s.way_label} ${s.at ? moment(s.at) : slashed(s.day)}`, s.created_by, s.note]
    .filter(Boolean)
    .join('・')
  return (
    <>
      {s.undone_at ? <s>{said}</s> : <span>{said}</span>}
      {s.undone_at ? (
        <p className={entry.soft}>{words.undone(s.undone_by, moment(s.undone_at), s.undone_for)}</p>
      ) : null}
      {s.inquiry_id > 0 && may('read') ? (
        <Button kind="link" onClick={() => openMessage(s.inquiry_id, s.message_id)}>
          {words.toMessage}
        </Button>
      ) : null}
      {s.message_id > 0 && s.inquiry_id === 0 ? (
        <p className={entry.soft}>{words.erased(s.message_id, s.remote)}</p>
      ) : null}
    </>
  )
}

type UngiveProps = { doc: Document; sending: DocumentSending; onEnd: () => void }

/** Takes back what a person has said, and why. Both stay in the ledger. */
function UngiveForm({ doc, sending, onEnd }: UngiveProps) {
  const [reason, setReason] = useState('')
  const [wanting, setWanting] = useState(false)
  const undo = useAction('UngiveDocument')
  useFirst('ungive-reason')
  const save = () => {
    setWanting(reason.trim() === '')
    if (reason.trim() === '') return document.getElementById('ungive-reason')?.focus()
    if (undo.isPending) return
    after(undo.mutateAsync({ id: doc.id, sending: sending.id, reason }), () => {
      toast(words.undoDone)
      onEnd()
    })
  }
  return (
    <form
      className={entry.form}
      aria-label={words.undo}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <Word
        id="ungive-reason"
        label={words.reason}
        help={words.reasonHelp}
        error={wanting && reason.trim() === '' ? words.reasonWanted : ''}
        text={reason}
        onText={setReason}
      />
      {undo.error ? <ProblemNote error={undo.error} /> : null}
      <div className={entry.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="stop" type="submit" busy={undo.isPending}>
          {words.undo}
        </Button>
      </div>
    </form>
  )
}
