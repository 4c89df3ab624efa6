import { type FormEvent, useEffect, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { View } from '../host/types'
import { isImeKey } from '../keys/ime'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import { sentence } from '../ui/ProblemNote'
import css from './ViewsDialog.module.css'

/** Another name for a saved view; what it shows stays. */
export function RenameView({ view, onClose }: { view: View; onClose: () => void }) {
  const [name, setName] = useState(view.name)
  const { mutate, error, isPending } = useAction('SaveView')
  const field = { id: 'view-new-name', required: true, error: error ? sentence(error) : undefined }
  useEffect(() => document.getElementById('view-new-name')?.focus(), [])
  const save = (e: FormEvent) => {
    e.preventDefault()
    mutate({ ...view, name }, { onSuccess: onClose })
  }
  return (
    <form className={css.rename} onSubmit={save}>
      <FieldBox {...field} label={words.viewName}>
        <FinishedInput
          {...controlProps(field)}
          value={name}
          maxLength={30}
          onFinished={setName}
          onKeyDown={(e) => {
            if (e.key === 'Escape' && !isImeKey(e.nativeEvent)) onClose()
          }}
        />
      </FieldBox>
      <Button kind="main" type="submit" busy={isPending}>
        {ja.save}
      </Button>
      <Button onClick={onClose}>{ja.cancel}</Button>
    </form>
  )
}
