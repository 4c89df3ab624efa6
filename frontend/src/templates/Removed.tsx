import { useAction } from '../host/queries/actions'
import type { Template } from '../host/types'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import css from './Removed.module.css'

type Props = { template: Template; onBack: (template: Template) => void; onClose: () => void }

/** A deleted template can come back until this line is closed. */
export function Removed({ template, onBack, onClose }: Props) {
  const save = useAction('SaveTemplate')
  const back = () => save.mutate({ ...template, id: 0, version: 0 }, { onSuccess: onBack })
  return (
    <div className={css.line} role="status">
      <span>{pages.templates.removed(template.name)}</span>
      {save.error ? <span className={css.error}>{sentence(save.error)}</span> : null}
      <Button small kind="act" onClick={back} busy={save.isPending} aria-disabled={save.isPending} autoFocus>
        {pages.undo}
      </Button>
      <Button small kind="quiet" onClick={onClose}>
        {ja.close}
      </Button>
    </div>
  )
}
