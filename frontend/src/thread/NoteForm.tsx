import { useEffect, useRef, useState } from 'react'
import { CallFacts } from '../calls/CallFacts'
import { useCallClock } from '../calls/clock'
import { openCall } from '../calls/open'
import { useAction } from '../host/queries/actions'
import { useStaff } from '../host/queries/people'
import type { Thread } from '../host/types'
import type { Form } from '../inbox/view'
import { called } from '../notes/mention'
import { NoteField } from '../notes/NoteField'
import { ja } from '../text/ja'
import { calls, notes } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './NoteForm.module.css'

type Props = { thread: Thread; kind: Exclude<Form, ''>; onClose: () => void }

const NO_TALK = { number: '', name: '', way: '', seconds: 0 }

/** 社内メモ and 電話メモ: saved beside the conversation, never sent. */
export function NoteForm({ thread, kind, onClose }: Props) {
  const field = useRef<{ focus: () => void }>(null)
  const [text, setText] = useState('')
  const [way, setWay] = useState('in')
  const clock = useCallClock()
  const staff = useStaff().data?.staff ?? []
  const { mutate, isPending, error } = useAction('AddNote')
  const words = ja.thread.forms[kind]
  const call = kind === 'call'
  useEffect(() => field.current?.focus(), [])
  const { customer, inquiry } = thread
  const talk = {
    number: customer.contacts.find((c) => c.kind === 'tel')?.value ?? '',
    name: customer.name || inquiry.customer,
    way,
    seconds: clock.seconds,
  }
  const save = () => {
    if (text.trim() === '') return field.current?.focus()
    const note = { id: inquiry.id, kind, text, mentions: called(text, staff), talk: call ? talk : NO_TALK }
    mutate(note, { onSuccess: onClose })
  }
  return (
    <form
      className={css.form}
      data-kind={kind}
      data-keys="note"
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <div className={css.label}>
        <b>{words.title}</b> {words.help}・{notes.mention}
        {call ? <CallFacts way={way} onWay={setWay} clock={clock} /> : null}
        <NoteField ref={field} label={words.title} value={text} onChange={setText} />
      </div>
      {error ? <ProblemNote error={error} /> : null}
      <div className={css.buttons}>
        {call ? (
          <Button
            small
            kind="link"
            onClick={() => {
              onClose()
              openCall()
            }}
          >
            {calls.whole}
          </Button>
        ) : null}
        <Button small kind="quiet" onClick={onClose}>
          {ja.cancel}
        </Button>
        <Button small kind="act" type="submit" busy={isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
