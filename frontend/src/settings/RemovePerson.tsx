import { Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useStaffLoad } from '../host/queries/people'
import type { Staff } from '../host/types'
import css from '../people/People.module.css'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'

type Props = { person: Staff; heirs: Staff[]; onClose: () => void }

/** Somebody leaves: what they have open goes to somebody else. */
export function RemovePerson({ person, heirs, onClose }: Props) {
  const open = useStaffLoad(person.id).data?.open ?? 0
  const [to, setTo] = useState(0)
  const remove = useAction('RemoveStaff')
  const leave = () =>
    remove.mutate(
      { id: person.id, to },
      {
        onSuccess: () => {
          toast(words.removed(person.name))
          onClose()
          document.getElementById('people-add')?.focus()
        },
      },
    )
  return (
    <Modal
      opened
      size={420}
      title={words.removeTitle(person.name)}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <div className={css.form}>
        {open > 0 ? <p>{words.removeWhat(open)}</p> : null}
        <p>{words.removeSafe}</p>
        {open > 0 ? (
          <NativeSelect
            label={words.heir}
            value={String(to)}
            onChange={(e) => setTo(Number(e.currentTarget.value))}
            data={[
              { value: '0', label: words.nobody },
              ...heirs.map((h) => ({ value: String(h.id), label: h.name })),
            ]}
          />
        ) : null}
        {remove.error ? <ProblemNote error={remove.error} /> : null}
        <div className={css.buttons}>
          <Button kind="stop" busy={remove.isPending} onClick={leave}>
            {words.remove}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {ja.close}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
