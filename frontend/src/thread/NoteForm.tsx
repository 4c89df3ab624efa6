import { useEffect, useRef, useState } from 'react'
import { useAction } from '../host/queries'
import type { Form } from '../inbox/view'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './NoteForm.module.css'

type Props = { id: number; kind: Exclude<Form, ''>; onClose: () => void }

/** 社内メモ and 電話メモ: saved beside the conversation, never sent. */
export function NoteForm({ id, kind, onClose }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const { mutate, isPending, error } = useAction('AddNote')
  const words = ja.thread.forms[kind]
  useEffect(() => field.current?.focus(), [])
  const save = () => {
    if (text.trim() === '') return field.current?.focus()
    mutate(
      { id, kind, text, mentions: [], talk: { number: '', name: '', way: '', seconds: 0 } },
      { onSuccess: onClose },
    )
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
      <label className={css.label}>
        <b>{words.title}</b> {words.help}
        <textarea ref={field} rows={3} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      {error ? <ProblemNote error={error} /> : null}
      <div className={css.buttons}>
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
