import { type FormEvent, useState } from 'react'
import { names as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { sentence } from '../ui/ProblemNote'
import css from './Names.module.css'

export type Typed = { name: string; reading: string }

type Props = {
  id: string
  labels: { name: string; reading: string; save: string }
  start?: Typed
  error: unknown
  busy: boolean
  onSave: (typed: Typed, saved: () => void) => void
  onCancel?: () => void
}

/** Name and reading of a category or a tag. What is wrong stands at the name. */
export function NameForm({ id, labels, start, error, busy, onSave, onCancel }: Props) {
  const [typed, setTyped] = useState(start ?? { name: '', reading: '' })
  const name = { id: `${id}-name`, error: error ? sentence(error) : undefined }
  const reading = { id: `${id}-reading` }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    onSave(typed, () => setTyped({ name: '', reading: '' }))
    document.getElementById(name.id)?.focus()
  }
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <FieldBox {...name} label={labels.name}>
        <input
          {...controlProps(name)}
          type="text"
          autoComplete="off"
          maxLength={60}
          value={typed.name}
          onChange={(e) => setTyped({ ...typed, name: e.target.value })}
        />
      </FieldBox>
      <FieldBox {...reading} label={labels.reading}>
        <input
          {...controlProps(reading)}
          type="text"
          autoComplete="off"
          value={typed.reading}
          onChange={(e) => setTyped({ ...typed, reading: e.target.value })}
        />
      </FieldBox>
      <Button type="submit" kind="act" busy={busy} aria-disabled={busy}>
        {labels.save}
      </Button>
      {onCancel ? <Button onClick={onCancel}>{words.cancel}</Button> : null}
    </form>
  )
}
