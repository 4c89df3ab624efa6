import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { drafting } from '../text/ja.drafting'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import css from './DraftHelp.module.css'

type Props = { inquiry: number; value: string; onClose: () => void }

const words = drafting.confirm

/** A value of a machine counts as true when a person types it once more. */
export function ConfirmDoubt({ inquiry, value, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const confirm = useAction('ConfirmDoubt')
  const field = { id: 'confirm-doubt' }
  return (
    <Modal opened onClose={onClose} title={words.title} size={424} withCloseButton={false}>
      <form
        className={css.form}
        onSubmit={(e) => {
          e.preventDefault()
          confirm.mutate({ id: inquiry, value, typed }, { onSuccess: onClose })
        }}
      >
        <p>{words.what(value)}</p>
        <FieldBox {...field} label={words.label}>
          <input
            {...controlProps(field)}
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
          />
        </FieldBox>
        {confirm.error ? <ProblemNote error={confirm.error} /> : null}
        <div className={css.buttons}>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="main" type="submit" busy={confirm.isPending}>
            {words.ok}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
