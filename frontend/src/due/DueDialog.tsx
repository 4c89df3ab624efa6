import { Modal } from '@mantine/core'
import { useAction } from '../host/queries/actions'
import type { Row } from '../host/types'
import { due } from '../text/ja.due'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './due.module.css'
import { MomentField } from './MomentField'

type Props = { row: Row; onClose: () => void }

const words = due.set

/** A due date of a person's own; the rules do not move it. */
export function DueDialog({ row, onClose }: Props) {
  const set = useAction('SetDue')
  const save = (at: number) =>
    set.mutate(
      { ids: [row.id], at },
      {
        onSuccess: () => {
          toast(at ? words.done : words.cleared)
          onClose()
        },
      },
    )
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={400} title={words.title}>
      <div className={css.dialog}>
        <p className={css.quiet}>{words.text}</p>
        {set.error ? <ProblemNote error={set.error} /> : null}
        <MomentField id="due-at" label={words.at} action={words.save} first={row.due_set} onPick={save} />
        {row.due_set ? <Button onClick={() => save(0)}>{words.clear}</Button> : null}
      </div>
    </Modal>
  )
}
