import { Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useViews } from '../host/queries/inbox'
import { usePlace } from '../nav'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './ListBar.module.css'

/** Keeps what the list shows under a name; a saved name is written over. */
export function SaveView({ onClose }: { onClose: () => void }) {
  const { filter, state, sort, search, uncompleted } = usePlace()
  const views = useViews().data?.views ?? []
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const { mutate, isPending, error } = useAction('SaveView')
  const save = (e: FormEvent) => {
    e.preventDefault()
    const old = views.find((v) => v.name === name.trim() && !v.built_in)
    const { id = 0, version = 0, position = 0 } = old ?? {}
    const states = filter.states.length > 0 || search ? filter.states : [state]
    const query = { ...filter, states, state: '', sort, search, uncompleted, after: '', limit: 0 }
    mutate(
      { id, version, position, built_in: '', name, shared, query },
      {
        onSuccess: () => {
          toast(words.viewSaved(name.trim()))
          onClose()
        },
      },
    )
  }
  const field = { id: 'view-name', required: true }
  return (
    <Modal opened onClose={onClose} title={words.saveView} size={420}>
      <form className={css.form} onSubmit={save}>
        <FieldBox {...field} label={words.viewName}>
          <FinishedInput
            {...controlProps(field)}
            data-autofocus
            value={name}
            maxLength={30}
            onFinished={setName}
          />
        </FieldBox>
        <label className={css.check}>
          <input type="checkbox" checked={shared} onChange={(e) => setShared(e.target.checked)} />
          {words.viewShared}
        </label>
        <p className={css.help}>{words.viewHelp}</p>
        {error ? <ProblemNote error={error} /> : null}
        <div className={css.foot}>
          <Button onClick={onClose}>{ja.cancel}</Button>
          <Button kind="main" type="submit" busy={isPending}>
            {ja.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
